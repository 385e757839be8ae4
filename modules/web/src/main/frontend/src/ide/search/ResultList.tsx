import { useMemo, type RefObject } from 'react'
import { useStore } from 'zustand'
import { useWorkbench } from '../context'
import { LineTree, type Opening } from '../files/LineTree'
import { ResultRow } from './ResultRow'
import { linesOf, type ResultLine } from './results'
import styles from './SearchPane.module.css'

/** The places found, by file. */
export function ResultList({ box }: { box: RefObject<HTMLDivElement | null> }) {
  const workbench = useWorkbench()
  const { search } = workbench
  const { files, closed, selected, progress } = useStore(search.store)
  const lines = useMemo(() => linesOf(files, closed), [files, closed])

  function open(line: ResultLine, how: Opening): void {
    if (line.kind === 'file') search.fold(line.file.path)
    else void workbench.openAt({ path: line.file.path, ...line.place }, how === 'enter' || how === 'double')
  }

  function leave(key: string, line: ResultLine | undefined): boolean {
    const leaves = key === 'Escape' || (key === 'ArrowUp' && line === lines[0])
    if (leaves) workbench.focusSearch()
    return leaves
  }

  return (
    <LineTree
      label="Search results"
      box={box}
      busy={progress.kind === 'running'}
      lines={lines}
      selected={selected}
      onSelect={(key) => search.select(key)}
      onFold={({ file }) => search.fold(file.path)}
      onOpen={open}
      onKey={leave}
      describe={(line) => ({ title: line.kind === 'file' ? line.file.path : `${line.file.path}:${line.place.line}` })}
      rowClass={styles.row}
    >
      {(line) => <ResultRow line={line} />}
    </LineTree>
  )
}
