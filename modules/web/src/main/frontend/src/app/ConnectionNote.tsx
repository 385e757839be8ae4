import { CloudOff } from 'lucide-react'
import { useEvents } from '../core'
import { useSecondsTo } from '../ui'
import styles from './ConnectionNote.module.css'

/** Says that the server is away, when it is asked again, and lets it be asked now. Nothing while all is well. */
export function ConnectionNote() {
  const { status, retryAt, reconnectNow } = useEvents()
  if (status !== 'waiting') return null
  return (
    <p className={styles.note} role="status">
      <CloudOff size={14} aria-hidden />
      <span>
        No connection. Reconnecting <Countdown until={retryAt} /> ·
      </span>
      <button type="button" className={styles.now} onClick={reconnectNow}>
        Now
      </button>
    </p>
  )
}

/** Hidden from screen readers, which would read out every second. */
function Countdown({ until }: { until: number | null }) {
  const seconds = useSecondsTo(until)
  return until === null ? <>…</> : <span aria-hidden>in {seconds} s</span>
}
