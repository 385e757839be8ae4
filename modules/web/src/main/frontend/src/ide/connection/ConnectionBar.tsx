import { Unplug } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useSecondsTo } from '../../ui'
import { useWorkbench } from '../context'
import styles from './ConnectionBar.module.css'
import type { Link } from './connection'

/** Says that the connection is gone and when it is tried again; lies over the panes, so that nothing moves. */
export function ConnectionBar() {
  const { connection } = useWorkbench()
  const link = useStore(connection.link)
  const [wasOpen, setWasOpen] = useState(false)
  if (link.kind === 'open' && !wasOpen) setWasOpen(true)
  if (link.kind === 'idle' && wasOpen) setWasOpen(false)
  const seconds = useSecondsTo(link.kind === 'waiting' ? link.retryAt : null)
  const shown = wasOpen && link.kind !== 'open' && link.kind !== 'idle'
  return (
    <div role="status" className={styles.place}>
      {shown && (
        <div className={styles.bar}>
          <Unplug size={16} aria-hidden />
          <span>{wording(link, seconds)}</span>
          {link.kind !== 'connecting' && (
            <button type="button" className={styles.now} onClick={connection.retryNow}>
              now
            </button>
          )}
        </div>
      )}
    </div>
  )
}

function wording(link: Link, seconds: number): string {
  if (link.kind === 'connecting') return 'Connection lost, reconnecting …'
  if (link.kind === 'refused') return link.message
  return `Connection lost, reconnecting in ${seconds} s ·`
}
