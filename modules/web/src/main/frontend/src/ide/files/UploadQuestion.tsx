import { useStore } from 'zustand'
import { Button, Dialog, DialogActions } from '../../ui'
import { useWorkbench } from '../context'
import { legible, legibleName } from './paths'
import styles from './UploadQuestion.module.css'

const MOST_NAMED = 5

/** Asks what becomes of files whose names are taken. */
export function UploadQuestion() {
  const { transfers } = useWorkbench()
  const question = useStore(transfers.question)
  const paths = question?.paths ?? []
  const only = paths.length === 1 && paths[0] !== undefined ? legibleName(paths[0]) : null
  return (
    <Dialog
      open={question !== null}
      onOpenChange={(open) => !open && question?.answer(null)}
      title={only === null ? `${paths.length} files are already there` : `${only} is already there`}
      description="Replacing them gives up what they hold now."
    >
      {only === null && (
        <ul className={styles.names}>
          {paths.slice(0, MOST_NAMED).map((path) => (
            <li key={path}>{legible(path)}</li>
          ))}
          {paths.length > MOST_NAMED && <li>{`and ${paths.length - MOST_NAMED} more`}</li>}
        </ul>
      )}
      <DialogActions>
        <Button onClick={() => question?.answer('skip')}>{only === null ? 'Skip these' : 'Skip'}</Button>
        <Button onClick={() => question?.answer('both')}>Keep both</Button>
        <Button tone="danger" onClick={() => question?.answer('replace')}>
          Replace
        </Button>
      </DialogActions>
    </Dialog>
  )
}
