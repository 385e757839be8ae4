import { ChevronDown } from 'lucide-react'
import { useStore } from 'zustand'
import { IconButton, Menu } from '../../ui'
import { useWorkbench } from '../context'

/** The ports on which programs listen now, to choose the one that is shown. */
export function PortPicker() {
  const { preview, ports } = useWorkbench()
  const listening = useStore(ports.store, (state) => state.ports)
  const shown = useStore(preview.store, (state) => (state.kind === 'empty' ? null : state.address.port))
  const entries = listening.map(({ port, process }) => ({
    label: `${port} · ${process}`,
    checked: port === shown,
    onSelect: () => void preview.open({ port, path: '/' }),
  }))
  return (
    <Menu entries={entries.length > 0 ? entries : [{ heading: 'No program listens' }]}>
      <IconButton label="Choose a port">
        <ChevronDown />
      </IconButton>
    </Menu>
  )
}
