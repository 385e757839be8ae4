import { ChevronDown } from 'lucide-react'
import type { Repl, Snapshot } from '../../core'
import { Menu, Spinner, useDelayed } from '../../ui'
import { ChangeTree } from './ChangeTree'
import type { Against } from './changes'
import { Failed } from './Failed'
import styles from './HistoryPane.module.css'
import { useDifference } from './queries'
import { timeOf } from './times'

interface ChangedFilesProps {
  repl: Repl
  state: Snapshot
  newest: Snapshot | null
  against: Against
  onAgainst: (against: Against) => void
}

/** What differs between a state and the one before it, or the newest. */
export function ChangedFiles({ repl, state, newest, against, onAgainst }: ChangedFilesProps) {
  const aside = state.kind === 'branch'
  const withNow = aside || against === 'now'
  const before = state.number === 1 ? 'Compared with an empty repl' : 'Compared with the state before'
  const choices: { value: Against; label: string }[] = [
    { value: 'before', label: before },
    { value: 'now', label: 'Compared with now' },
  ]
  return (
    <>
      {aside ? (
        <p className={styles.note}>Compared with now</p>
      ) : (
        <Menu
          align="start"
          entries={choices.map(({ value, label }) => ({ label, checked: value === against, onSelect: () => onAgainst(value) }))}
        >
          <button type="button" className={styles.against}>
            {choices.find(({ value }) => value === against)?.label}
            <ChevronDown aria-hidden />
          </button>
        </Menu>
      )}
      {withNow && newest?.id === state.id ? (
        <p className={styles.calm}>This is the newest state. What you do from now on makes the next one.</p>
      ) : (
        <Changes repl={repl} state={state} other={withNow ? (newest?.id ?? 'now') : null} />
      )}
    </>
  )
}

function Changes({ repl, state, other }: { repl: Repl; state: Snapshot; other: string | null }) {
  const { data, error, isPending, refetch } = useDifference(repl.id, state.id, other)
  const slow = useDelayed(isPending)
  if (isPending) return <p className={styles.calm}>{slow && <Spinner size={20} />}</p>
  if (data === undefined) return <Failed error={error} onAgain={refetch} />
  if (data.changes.length === 0) return <p className={styles.calm}>{nothing(state, other)}</p>
  return (
    <>
      <ChangeTree repl={repl} state={state} difference={data} />
      {data.truncated && (
        <p className={styles.note} role="status">
          {`Only the first ${data.changes.length.toLocaleString()} changes are shown. `}
          There are more; all files of the state are under “All files”.
        </p>
      )}
    </>
  )
}

function nothing(state: Snapshot, other: string | null): string {
  if (other !== null) return 'No file differs from now.'
  return `No file differs from the state before ${timeOf(state)}.`
}
