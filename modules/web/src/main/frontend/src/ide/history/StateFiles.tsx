import { Link2 } from 'lucide-react'
import { useState } from 'react'
import type { Repl, Snapshot, StoredEntry, StoredPath } from '../../core'
import { Spinner, useDelayed } from '../../ui'
import { bytes } from '../../ui/bytes'
import { useWorkbench } from '../context'
import { FileIcon } from '../files/FileIcon'
import { LineTree, type Opening } from '../files/LineTree'
import look from '../files/Rows.module.css'
import { Failed } from './Failed'
import styles from './HistoryPane.module.css'
import { useEntries } from './queries'
import { WORKSPACE } from './roots'
import { linesOf, type EntryLine } from './stateFiles'
import { useFileMenu } from './useFileMenu'
import { useFocus } from './useFocus'

/** Everything that a stored state has, read folder by folder; a file opens beside what it is now. */
export function StateFiles({ repl, state, newest }: { repl: Repl; state: Snapshot; newest: Snapshot | null }) {
  const { history, layout } = useWorkbench()
  const [open, setOpen] = useState<ReadonlyMap<string, StoredPath>>(new Map([[WORKSPACE, { path: WORKSPACE }]]))
  const [selected, setSelected] = useState<string | null>(null)
  const folders = [null, ...open.values()]
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  useFocus('details', box)
  const answers = useEntries(repl.id, state.id, folders)
  const known = new Map(folders.flatMap((folder, index) => (answers[index]?.data ? [[folder?.path ?? null, answers[index].data]] : [])))
  const lines = linesOf(known, open)
  const failed = answers.find(({ isError }) => isError)
  const slow = useDelayed(answers[0]?.isPending ?? false)
  const current = lines.find((line) => line.key === selected)
  const isFile = current?.entry.type === 'file'
  const entries = useFileMenu({
    repl,
    stored: current?.entry ?? null,
    holder: isFile ? state.id : null,
    ...(isFile ? { onOpen: () => show(current, 'enter') } : {}),
  })

  function fold({ key, entry }: EntryLine): void {
    const others = [...open].filter(([folder]) => folder !== key)
    setOpen(new Map(open.has(key) ? others : [...others, [key, entry]]))
  }

  function show(line: EntryLine, how: Opening): void {
    if (line.open !== null) return fold(line)
    if (line.entry.type !== 'file') return
    const sides = { from: state.id, to: newest?.id ?? state.id }
    void history.compare(line.entry, sides, how !== 'click').then(() => layout.toEditor())
  }

  if (answers[0]?.isPending) return <p className={styles.calm}>{slow && <Spinner size={20} />}</p>
  return (
    <>
      {failed && <Failed error={failed.error} onAgain={failed.refetch} />}
      <LineTree
        label="Files of this state"
        box={setBox}
        lines={lines}
        selected={selected}
        onSelect={setSelected}
        onFold={fold}
        onOpen={show}
        onKey={(key) => key === 'Escape' && (history.goTo('line'), true)}
        describe={(line) => ({ name: nameOf(line), title: line.entry.path })}
        rowClass={styles.row}
        menu={entries}
      >
        {(line) => <Entry line={line} />}
      </LineTree>
    </>
  )
}

function Entry({ line: { entry, name } }: { line: EntryLine }) {
  return (
    <span className={styles.change}>
      <Icon entry={entry} name={name} />
      <span className={look.name}>{name}</span>{' '}
      <span className={look.folder} />
      {entry.type === 'file' && <span className={styles.kind}>{bytes(entry.size)}</span>}
    </span>
  )
}

function nameOf({ name, entry }: EntryLine): string {
  if (entry.type === 'file') return `${name}, ${bytes(entry.size)}`
  return entry.type === 'link' ? `link ${name}` : name
}

function Icon({ entry: { type }, name }: { entry: StoredEntry; name: string }) {
  if (type === 'folder') return null
  return type === 'link' ? <Link2 aria-hidden /> : <FileIcon name={name} />
}
