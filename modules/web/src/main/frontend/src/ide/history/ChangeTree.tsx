import { useMemo, useState } from 'react'
import type { Difference, Repl, Snapshot, StoredPath } from '../../core'
import { classes } from '../../ui'
import { useWorkbench } from '../context'
import { LineTree, type Opening } from '../files/LineTree'
import look from '../files/Rows.module.css'
import { holderOf, isComparable, linesOf, type ChangedLine, type ChangeLine } from './changes'
import styles from './HistoryPane.module.css'
import { CHANGE_LOOKS } from './kinds'
import { useFileMenu } from './useFileMenu'
import { useFocus } from './useFocus'

const HOME = 'Home of the shell'

/** The changed files of a difference; each opens as a comparison. */
export function ChangeTree({ repl, state, difference }: { repl: Repl; state: Snapshot; difference: Difference }) {
  const { history, layout } = useWorkbench()
  const [homeOpen, setHomeOpen] = useState(false)
  const [selected, setSelected] = useState<string | null>(null)
  const lines = useMemo(() => linesOf(difference.changes, homeOpen), [difference, homeOpen])
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  useFocus('details', box)

  const current = lines.find((line) => line.key === selected)
  const change = current?.kind === 'change' ? current.change : null
  const entries = useFileMenu({
    repl,
    stored: change,
    holder: change && holderOf(change, difference, state.id),
    ...(current?.kind === 'change' && isComparable(current.change) ? { onOpen: () => open(current, 'enter') } : {}),
  })

  function open(line: ChangeLine, how: Opening): void {
    if (line.kind === 'home') setHomeOpen(!homeOpen)
    else if (isComparable(line.change)) void show(line.change, how !== 'click')
  }

  async function show(stored: StoredPath, focus: boolean): Promise<void> {
    await history.compare(stored, difference, focus)
    layout.toEditor()
  }

  return (
    <LineTree
      label="Changed files"
      box={setBox}
      lines={lines}
      selected={selected}
      onSelect={setSelected}
      onFold={() => setHomeOpen(!homeOpen)}
      onOpen={open}
      onKey={(key) => key === 'Escape' && (history.goTo('line'), true)}
      describe={(line) =>
        line.kind === 'home' ? { name: `${HOME}, ${line.count}` } : { name: nameOf(line), title: line.change.path }
      }
      rowClass={styles.row}
      menu={entries}
    >
      {(line) => (line.kind === 'home' ? <Home count={line.count} /> : <Row line={line} />)}
    </LineTree>
  )
}

// What is heard must hold what is seen (WCAG 2.5.3): hence the blanks, and the folder last, which may have no room.
function Row({ line: { change, name, folder, type } }: { line: ChangedLine }) {
  const { word, Icon } = CHANGE_LOOKS[change.kind]
  return (
    <span className={classes(styles.change, styles[change.kind])}>
      <Icon />
      <span className={classes(look.name, styles.gone)}>{type === 'folder' ? `${name}/` : name}</span>{' '}
      <span className={styles.kind}>{word}</span>{' '}
      <span className={look.folder}>{folder}</span>
    </span>
  )
}

function Home({ count }: { count: number }) {
  return (
    <span className={styles.change}>
      <span className={look.name}>{HOME}</span>{' '}
      <span className={look.folder} />
      <span className={look.count}>{count}</span>
    </span>
  )
}

function nameOf({ name, folder, change, type }: ChangedLine): string {
  const what = type === 'file' ? name : `${type} ${name}`
  return [what, CHANGE_LOOKS[change.kind].word, folder].filter((part) => part !== '').join(', ')
}
