import { FileIcon } from '../files/FileIcon'
import { legible, legibleName, parentOf } from '../files/paths'
import { parts, type FileLine, type MatchLine, type ResultLine } from './results'
import look from '../files/Rows.module.css'
import styles from './SearchPane.module.css'

export function ResultRow({ line }: { line: ResultLine }) {
  return line.kind === 'file' ? <File line={line} /> : <Match line={line} />
}

function File({ line: { file } }: { line: FileLine }) {
  return (
    <>
      <FileIcon name={file.path} />
      <span className={look.name}>{legibleName(file.path)}</span>
      <span className={look.folder}>{legible(parentOf(file.path))}</span>
      <span className={look.count}>
        {file.places.length}
        <span className="visually-hidden"> results</span>
      </span>
    </>
  )
}

function Match({ line }: { line: MatchLine }) {
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
