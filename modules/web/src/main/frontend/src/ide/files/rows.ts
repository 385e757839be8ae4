import type { Entry } from '../connection/frames'
import { join } from './paths'

/** One line of the tree as it is drawn. */
export interface Row {
  readonly path: string
  readonly name: string
  readonly isDir: boolean
  readonly level: number
  readonly position: number
  readonly siblings: number
  readonly expanded: boolean
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** Folders first, then by name as people count: `file2` before `file10`. */
export function sorted(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => Number(b.isDir) - Number(a.isDir) || byName.compare(a.name, b.name))
}

export function rowsOf(folders: ReadonlyMap<string, readonly Entry[]>, expanded: ReadonlySet<string>): readonly Row[] {
  const rows: Row[] = []
  const add = (folder: string, level: number) => {
    const entries = folders.get(folder) ?? []
    entries.forEach((entry, index) => {
      const path = join(folder, entry.name)
      const open = entry.isDir && expanded.has(path)
      rows.push({ ...entry, path, level, position: index + 1, siblings: entries.length, expanded: open })
      if (open) add(path, level + 1)
    })
  }
  add('', 1)
  return rows
}

/** The next row, after `from` and around, whose name starts with what was typed. */
export function typed(rows: readonly Row[], from: string | null, letters: string): string | null {
  const start = rows.findIndex((row) => row.path === from)
  const ordered = [...rows.slice(start + 1), ...rows.slice(0, start + 1)]
  const wanted = letters.toLowerCase()
  return ordered.find((row) => row.name.toLowerCase().startsWith(wanted))?.path ?? null
}
