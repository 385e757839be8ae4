import { FileQuestion } from 'lucide-react'
import { bytes } from '../../ui/bytes'
import look from '../editor/Unshowable.module.css'
import { legibleName } from '../files/paths'
import type { Comparison } from './comparison'
import styles from './Comparison.module.css'
import { SideHead } from './SideHead'
import type { StoredFile } from './storedFile'

interface UncomparableProps {
  comparison: Comparison
  files: readonly [StoredFile, StoredFile]
}

/** Two states of a file of which at least one is no text that can be shown here: what is known, and the way to have them. */
export function Uncomparable({ comparison: { stored, before, after }, files }: UncomparableProps) {
  const sides = [
    { state: before, file: files[0] },
    { state: after, file: files[1] },
  ]
  return (
    <div className={look.unshowable}>
      <FileQuestion size={24} aria-hidden />
      <p className={look.what}>{why(legibleName(stored.path), files)}</p>
      {sides.map(({ state, file }, index) => (
        <div key={index} className={styles.side}>
          <SideHead stored={stored} state={state} file={file} />
          {'size' in file && <span>{bytes(file.size)}</span>}
        </div>
      ))}
    </div>
  )
}

function why(name: string, files: readonly StoredFile[]): string {
  const kinds = files.map(({ kind }) => kind)
  if (kinds.includes('noFile')) return `${name} was a folder or a link in one of the two states. Only files can be compared.`
  if (kinds.includes('tooLarge')) return `${name} is too large to be compared here. Download it to look at it.`
  return `${name} is not text. Download it to look at it.`
}
