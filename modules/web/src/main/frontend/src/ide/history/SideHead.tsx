import { Download, RotateCcw } from 'lucide-react'
import { snapshots, type Snapshot, type StoredPath } from '../../core'
import { IconButton } from '../../ui'
import { useWorkbench } from '../context'
import { legibleName } from '../files/paths'
import { download } from './download'
import styles from './Comparison.module.css'
import { STATE_LOOKS } from './kinds'
import { workspacePath } from './roots'
import type { StoredFile } from './storedFile'
import { timeOf } from './times'

interface SideHeadProps {
  stored: StoredPath
  state: Snapshot | null
  file: StoredFile
}

/** When it was so, and what can be done with the file of that time. */
export function SideHead({ stored, state, file }: SideHeadProps) {
  const { history } = useWorkbench()
  if (state === null) return <span className={styles.head}>Before the first state</span>
  const time = timeOf(state)
  const name = legibleName(stored.path)
  const there = file.kind !== 'none' && file.kind !== 'noFile'
  return (
    <span className={styles.head}>
      <span className={styles.time}>
        {time} <small>{file.kind === 'none' ? 'not there' : STATE_LOOKS[state.kind].word}</small>
      </span>
      {there && workspacePath(stored) !== null && (
        <IconButton label={`Restore ${name} of ${time}`} onClick={() => void history.restoreFile(state.id, stored)}>
          <RotateCcw />
        </IconButton>
      )}
      {there && (
        <IconButton
          label={`Download ${name} of ${time}`}
          onClick={() => download(snapshots.fileAddress(history.replId, state.id, stored))}
        >
          <Download />
        </IconButton>
      )}
    </span>
  )
}
