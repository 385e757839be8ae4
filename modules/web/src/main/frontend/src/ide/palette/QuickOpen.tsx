import { Dialog } from 'radix-ui'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { useWorkbench } from '../context'
import { FileIcon } from '../files/FileIcon'
import { listFiles } from './fileList'
import { rank, type Match } from './pathRanking'
import styles from './QuickOpen.module.css'
import { quickOpen } from './quickOpenStore'

const MOST_SHOWN = 50

/** Finds a file by some letters of its name. */
export function QuickOpen() {
  const open = useStore(quickOpen, (state) => state.open)
  const workbench = useWorkbench()
  const chosen = useRef(false)

  function giveFocus(event: Event): void {
    if (!chosen.current) return
    chosen.current = false
    event.preventDefault()
    workbench.focusEditor()
  }

  return (
    <Dialog.Root open={open} onOpenChange={(wanted) => quickOpen.setState({ open: wanted })}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.scrim} />
        <Dialog.Content className={styles.palette} aria-describedby={undefined} onCloseAutoFocus={giveFocus}>
          <Dialog.Title className="visually-hidden">Open a file</Dialog.Title>
          <Choices onChosen={() => (chosen.current = true)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Choices({ onChosen }: { onChosen: () => void }) {
  const { documents, tree, layout } = useWorkbench()
  const id = useId()
  const files = useFileList()
  const [query, setQuery] = useState('')
  const [index, setIndex] = useState(0)
  const matches = useMemo(() => rank(files ?? [], query, MOST_SHOWN), [files, query])
  const active = Math.min(index, Math.max(0, matches.length - 1))

  function choose(match: Match | undefined): void {
    if (!match) return
    onChosen()
    quickOpen.setState({ open: false })
    layout.toEditor()
    void documents.show(match.path)
    void tree.reveal(match.path)
  }

  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && matches.length > 0) setIndex((active + step + matches.length) % matches.length)
    if (event.key === 'Enter') choose(matches[active])
    if (step !== undefined || event.key === 'Enter') event.preventDefault()
  }

  return (
    <>
      <input
        className={styles.input}
        role="combobox"
        aria-label="Find a file"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={matches.length > 0 ? `${id}-${active}` : undefined}
        placeholder="Open a file by its name"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setIndex(0)
        }}
        onKeyDown={press}
      />
      <ul id={`${id}-list`} className={styles.list} role="listbox" aria-label="Files found">
        {matches.map((match, position) => (
          <li
            key={match.path}
            id={`${id}-${position}`}
            role="option"
            aria-label={match.path}
            aria-selected={position === active}
            className={styles.option}
            ref={position === active ? intoView : null}
            onPointerMove={() => setIndex(position)}
            onClick={() => choose(match)}
          >
            <FileIcon name={match.path} />
            <Marked match={match} />
          </li>
        ))}
      </ul>
      {matches.length === 0 && (
        <p className={styles.none} role="status">
          {files === null ? 'Looking through the files …' : 'No file is called that.'}
        </p>
      )}
    </>
  )
}

function Marked({ match }: { match: Match }) {
  const nameAt = match.path.lastIndexOf('/') + 1
  const letters = (from: number, to: number) =>
    [...match.path.slice(from, to)].map((letter, index) =>
      match.at.includes(from + index) ? <mark key={index}>{letter}</mark> : letter,
    )
  return (
    <>
      <span>{letters(nameAt, match.path.length)}</span>
      <span className={styles.folder}>{letters(0, Math.max(0, nameAt - 1))}</span>
    </>
  )
}

function useFileList(): readonly string[] | null {
  const { connection } = useWorkbench()
  const [files, setFiles] = useState<readonly string[] | null>(null)
  useEffect(() => {
    const stopped = new AbortController()
    void listFiles(connection, stopped.signal).then((list) => stopped.signal.aborted || setFiles(list))
    return () => stopped.abort()
  }, [connection])
  return files
}

function intoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}
