import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Finder } from '../../ui'
import { sentence } from '../connection/problems'
import { useWorkbench } from '../context'
import { FileIcon } from '../files/FileIcon'
import { legible } from '../files/paths'
import { listFiles } from './fileList'
import { rank, type Match } from './pathRanking'
import styles from './QuickOpen.module.css'
import { quickOpen } from './quickOpenStore'

const MOST_SHOWN = 50

/** Finds a file by some letters of its name. */
export function QuickOpen() {
  const open = useStore(quickOpen, (state) => state.open)
  const { paths, none } = useFileList(open)
  const workbench = useWorkbench()
  const chosen = useRef(false)

  function giveFocus(event: Event): void {
    if (!chosen.current) return
    chosen.current = false
    event.preventDefault()
    workbench.focusEditor()
  }

  function show({ path }: Match): void {
    chosen.current = true
    quickOpen.setState({ open: false })
    workbench.layout.toEditor()
    void workbench.documents.show(path)
    void workbench.tree.reveal(path)
  }

  return (
    <Finder
      title="Open a file"
      label="Find a file"
      placeholder="Open a file by its name"
      listLabel="Files found"
      none={none}
      open={open}
      onOpenChange={(wanted) => quickOpen.setState({ open: wanted })}
      onCloseAutoFocus={giveFocus}
      find={(query) => rank(paths, query, MOST_SHOWN)}
      keyOf={({ path }) => path}
      nameOf={({ path }) => legible(path)}
      onChoose={show}
    >
      {(match) => (
        <>
          <span className={styles.icon}>
            <FileIcon name={match.path} />
          </span>
          <Marked match={match} />
        </>
      )}
    </Finder>
  )
}

function Marked({ match }: { match: Match }) {
  const nameAt = match.path.lastIndexOf('/') + 1
  const letters = (from: number, to: number) =>
    [...match.path.slice(from, to).matchAll(/[^]/gu)].map(({ 0: letter, index }) =>
      match.at.includes(from + index) ? <mark key={index}>{legible(letter)}</mark> : legible(letter),
    )
  return (
    <>
      <span className={styles.name}>{letters(nameAt, match.path.length)}</span>
      <span className={styles.folder}>{letters(0, Math.max(0, nameAt - 1))}</span>
    </>
  )
}

interface FileList {
  readonly paths: readonly string[]
  /** What is said when nothing fits. */
  readonly none: string
}

const LOOKING: FileList = { paths: [], none: 'Looking through the files …' }

/** The files of the workspace, looked up anew each time the list is opened, and shown as they are found. */
function useFileList(open: boolean): FileList {
  const { connection } = useWorkbench()
  const [files, setFiles] = useState(LOOKING)
  useEffect(() => {
    setFiles(LOOKING)
    if (!open) return
    const stopped = new AbortController()
    const say = (none: string) => stopped.signal.aborted || setFiles(({ paths }) => ({ paths, none }))
    listFiles(connection, stopped.signal, (paths) => setFiles({ ...LOOKING, paths })).then(
      (truncated) => say(truncated ? 'None of the first 10,000 files is called that.' : 'No file is called that.'),
      (problem: unknown) => say(sentence(problem)),
    )
    return () => stopped.abort()
  }, [connection, open])
  return files
}
