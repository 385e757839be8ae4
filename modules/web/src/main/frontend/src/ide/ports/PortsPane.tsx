import { Copy, ExternalLink, Eye } from 'lucide-react'
import { useStore } from 'zustand'
import { IconButton } from '../../ui'
import type { ListeningPort } from '../connection/frames'
import { useWorkbench } from '../context'
import pane from '../layout/SidePane.module.css'
import styles from './PortsPane.module.css'
import { usePortActions } from './usePortActions'

/** The ports on which the repl's programs listen, and the ways to see what is there. */
export function PortsPane() {
  const { ports } = useWorkbench()
  const listening = useStore(ports.store, (state) => state.ports)
  return (
    <>
      <header className={pane.header}>
        <h2 className={pane.title}>Ports</h2>
      </header>
      {listening.length === 0 ? (
        <p className={styles.none}>No program listens on a port. Run one, and its port is here.</p>
      ) : (
        <ul className={styles.list} aria-label="Ports">
          {listening.map((each) => (
            <Row key={each.port} listening={each} />
          ))}
        </ul>
      )}
    </>
  )
}

function Row({ listening: { port, process } }: { listening: ListeningPort }) {
  const { preview } = useWorkbench()
  const { open, openInTab, copyAddress } = usePortActions()
  const shown = useStore(preview.store, (state) => state.kind !== 'empty' && state.address.port === port)
  return (
    <li className={styles.row}>
      <button type="button" className={styles.port} aria-current={shown || undefined} onClick={() => open(port)}>
        <span className="visually-hidden">Preview port </span>
        <span className={styles.number}>{port}</span>
        <span className={styles.process}>{process}</span>
        {shown && <Eye className={styles.shown} aria-hidden />}
      </button>
      <IconButton label={`Open port ${port} in a new tab`} onClick={() => openInTab({ port, path: '/' })}>
        <ExternalLink />
      </IconButton>
      <IconButton label={`Copy the address of port ${port}`} onClick={() => copyAddress(port)}>
        <Copy />
      </IconButton>
    </li>
  )
}
