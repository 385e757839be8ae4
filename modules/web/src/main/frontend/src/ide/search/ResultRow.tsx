import { ChevronRight } from 'lucide-react'
import { FileIcon } from '../files/FileIcon'
import { nameOf, parentOf } from '../files/paths'
import { parts, type ResultLine } from './results'
import look from '../files/Rows.module.css'
import styles from './SearchPane.module.css'

interface ResultRowProps {
  id: string
  line: ResultLine
  siblings: number
  selected: boolean
  onOpen: (focus: boolean) => void
}

export function ResultRow({ id, line, siblings, selected, onOpen }: ResultRowProps) {
  const isFile = line.kind === 'file'
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={isFile ? 1 : 2}
      aria-posinset={line.index + 1}
      aria-setsize={siblings}
      aria-selected={selected}
      aria-expanded={isFile ? line.open : undefined}
      title={isFile ? line.file.path : `${line.file.path}:${line.place.line}`}
      className={`${look.row} ${styles.row}`}
      data-kind={line.kind}
      onClick={() => onOpen(false)}
      onDoubleClick={isFile ? undefined : () => onOpen(true)}
    >
      {isFile ? <File line={line} /> : <Match line={line} />}
    </div>
  )
}

function File({ line: { file } }: { line: ResultLine }) {
  return (
    <>
      <ChevronRight className={look.chevron} aria-hidden />
      <FileIcon name={file.path} />
      <span className={styles.name}>{nameOf(file.path)}</span>
      <span className={styles.folder}>{parentOf(file.path)}</span>
      <span className={styles.count}>
        {file.places.length}
        <span className="visually-hidden"> results</span>
      </span>
    </>
  )
}

function Match({ line }: { line: ResultLine & { kind: 'match' } }) {
  const [before, match, after] = parts(line.place)
  return (
    <>
      <span className={styles.number}>{line.place.line}</span>
      <span className={styles.text}>
        {before}
        <mark>{match}</mark>
        {after}
      </span>
    </>
  )
}
