import { useEvents } from '../../core'
import { useSecondsTo } from '../../ui'
import { AWAY, useIsAway } from './away'
import styles from './StatusBar.module.css'

/** Says that the core is away; with room, also when it is asked again, and lets it be asked now. Nothing while all is well. */
export function AwayMark({ brief = false }: { brief?: boolean }) {
  const isAway = useIsAway()
  if (!isAway) return null
  return (
    <span className={styles.away} title={AWAY}>
      Devex is away{!brief && <Retry />}
    </span>
  )
}

function Retry() {
  const { retryAt, reconnectNow } = useEvents()
  const seconds = useSecondsTo(retryAt)
  return (
    <>
      <span aria-hidden> · asked again {retryAt === null ? '…' : `in ${seconds} s`} · </span>
      <button type="button" className={styles.action} aria-label="ask now" onClick={reconnectNow}>
        now
      </button>
    </>
  )
}
