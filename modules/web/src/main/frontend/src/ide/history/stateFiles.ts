import type { StoredEntry } from '../../core'
import { legibleName } from '../files/paths'
import type { TreeLine } from '../files/treeLine'

export interface EntryLine extends TreeLine {
  readonly entry: StoredEntry
  readonly name: string
}

/** The entries of the open folders as lines, as far as they are known; null is the folder above the roots. */
export function linesOf(
  known: ReadonlyMap<string | null, readonly StoredEntry[]>,
  open: Pick<ReadonlySet<string>, 'has'>,
  folder: string | null = null,
  level = 1,
): readonly EntryLine[] {
  return (known.get(folder) ?? []).flatMap((entry) => {
    const { path, type } = entry
    const shows = type === 'folder' ? open.has(path) : null
    const line = { key: path, level, open: shows, entry, name: legibleName(path) }
    return [line, ...(shows ? linesOf(known, open, path, level + 1) : [])]
  })
}
