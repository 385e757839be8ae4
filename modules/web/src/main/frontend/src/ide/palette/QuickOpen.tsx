import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Finder } from '../../ui'
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
  const files = useFileList(open)
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
      none={files === null ? 'Looking through the files …' : 'No file is called that.'}
      open={open}
      onOpenChange={(wanted) => quickOpen.setState({ open: wanted })}
      onCloseAutoFocus={giveFocus}
      find={(query) => rank(files ?? [], query, MOST_SHOWN)}
      keyOf={({ path }) => path}
      nameOf={({ path }) => path}
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
    [...match.path.slice(from, to)].map((letter, index) =>
      match.at.includes(from + index) ? <mark key={index}>{letter}</mark> : letter,
    )
  return (
    <>
      <span className={styles.name}>{letters(nameAt, match.path.length)}</span>
      <span className={styles.folder}>{letters(0, Math.max(0, nameAt - 1))}</span>
    </>
  )
}

/** The files of the workspace, looked up anew each time the list is opened; null until they are known. */
function useFileList(open: boolean): readonly string[] | null {
  const { connection } = useWorkbench()
  const [files, setFiles] = useState<readonly string[] | null>(null)
  useEffect(() => {
    setFiles(null)
    if (!open) return
    const stopped = new AbortController()
    void listFiles(connection, stopped.signal).then((list) => stopped.signal.aborted || setFiles(list))
    return () => stopped.abort()
  }, [connection, open])
  return files
}
