import { Play, RotateCw, Square } from 'lucide-react'
import { Button, IconButton } from '../../ui'
import styles from './RunButton.module.css'
import type { Run } from './useRun'

/** Run while nothing runs; Restart and Stop while the program runs. */
export function RunButton({ run }: { run: Run }) {
  if (run.state.kind === 'running') {
    return (
      <div className={styles.group}>
        <IconButton label="Run again" keys="F5" onClick={run.start}>
          <RotateCw />
        </IconButton>
        <Button icon={<Square className={styles.stop} />} onClick={run.stop}>
          Stop
        </Button>
      </div>
    )
  }
  const busy = run.state.kind !== 'stopped'
  return (
    <div className={styles.group}>
      <Button tone="filled" icon={<Play />} busy={busy} disabled={!run.possible} onClick={run.start} title="Run (F5)">
        Run
      </Button>
    </div>
  )
}
