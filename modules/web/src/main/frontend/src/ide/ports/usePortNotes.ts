import { useEffect } from 'react'
import { notify } from '../../ui'
import { useWorkbench } from '../context'
import { usePortActions } from './usePortActions'

/** Says when a program begins to listen, unless its page is being shown anyway. */
export function usePortNotes(): void {
  const { ports, preview } = useWorkbench()
  const { open } = usePortActions()
  useEffect(
    () =>
      ports.onOpened(({ port, process }) => {
        if (preview.address?.port === port) return
        notify({
          message: `Port ${port} opened by ${process}`,
          action: { label: 'Open preview', run: () => open(port) },
        })
      }),
    [ports, preview, open],
  )
}
