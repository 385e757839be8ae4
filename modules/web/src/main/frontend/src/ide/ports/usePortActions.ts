import { notify } from '../../ui'
import { sentence } from '../connection/problems'
import { useWorkbench } from '../context'
import type { PreviewAddress } from '../preview/address'

export interface PortActions {
  open(port: number): void
  openInTab(address: PreviewAddress): void
  copyAddress(port: number): void
}

/** What can be done with a port that is open. */
export function usePortActions(): PortActions {
  const { preview, layout } = useWorkbench()
  const complain = (problem: unknown) => notify({ tone: 'failed', message: sentence(problem) })

  async function copy(port: number): Promise<void> {
    await navigator.clipboard.writeText(await preview.addressOf({ port, path: '/' }))
    notify({ message: `The address of port ${port} is copied. It opens where its preview has been opened before.` })
  }

  return {
    open(port) {
      layout.show('preview')
      void preview.open({ port, path: '/' })
    },
    openInTab: (address) => void preview.openInTab(address).catch(complain),
    copyAddress: (port) => void copy(port).catch(complain),
  }
}
