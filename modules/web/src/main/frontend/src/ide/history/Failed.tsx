import { sentenceOf } from '../../core'
import { Button } from '../../ui'
import styles from './HistoryPane.module.css'

/** What could not be read of the history, and why; to be tried again. */
export function Failed({ error, onAgain }: { error: unknown; onAgain: () => unknown }) {
  return (
    <div className={styles.failed} role="alert">
      <p>{sentenceOf(error)}</p>
      <Button onClick={() => void onAgain()}>Try again</Button>
    </div>
  )
}
