import type { Place, SearchMatch } from '../connection/frames'

export interface FileMatches {
  readonly path: string
  readonly places: readonly Place[]
}

const byPath = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** The results with some more, by path; they come in any order, for several files are searched at once. */
export function withMore(files: readonly FileMatches[], more: readonly SearchMatch[]): readonly FileMatches[] {
  const added = new Map<string, Place[]>()
  for (const { path, place } of more) {
    if (place === null) continue
    const places = added.get(path)
    if (places) places.push(place)
    else added.set(path, [place])
  }
  const grown = files.map((file) => {
    const places = added.get(file.path)
    added.delete(file.path)
    return places ? { ...file, places: [...file.places, ...places] } : file
  })
  if (added.size === 0) return grown
  const all = [...grown, ...[...added].map(([path, places]) => ({ path, places }))]
  return all.sort((one, other) => byPath.compare(one.path, other.path))
}

/** One line of the list of results; its key stays the same while more results come. */
export type ResultLine =
  | { readonly kind: 'file'; readonly key: string; readonly file: FileMatches; readonly open: boolean; readonly index: number }
  | { readonly kind: 'match'; readonly key: string; readonly file: FileMatches; readonly place: Place; readonly index: number }

export function linesOf(files: readonly FileMatches[], closed: ReadonlySet<string>): readonly ResultLine[] {
  const lines: ResultLine[] = []
  files.forEach((file, index) => {
    const open = !closed.has(file.path)
    lines.push({ kind: 'file', key: file.path, file, open, index })
    if (!open) return
    file.places.forEach((place, index) =>
      lines.push({ kind: 'match', key: `${file.path}:${place.line}:${place.column}`, file, place, index }),
    )
  })
  return lines
}

/** So much of a line is shown before a match that the match itself is in sight, even in a narrow pane. */
const MOST_BEFORE = 16

/** The line of a match in three parts: before it, the match, after it; what indents the line is left out. */
export function parts({ text, column, length, textStart }: Place): readonly [string, string, string] {
  const start = Math.min(Math.max(column - textStart, 0), text.length)
  const end = Math.min(start + length, text.length)
  const before = text.slice(0, start).trimStart()
  const cut = textStart > 1 || before.length > MOST_BEFORE
  return [cut ? `…${before.slice(-MOST_BEFORE)}` : before, text.slice(start, end), text.slice(end).trimEnd()]
}

/** Where the keys of a tree lead in the list of results; null: nowhere. */
export function step(lines: readonly ResultLine[], from: string | null, key: string): string | null {
  const index = lines.findIndex((line) => line.key === from)
  const line = lines[index]
  if (key === 'Home' || !line) return lines[0]?.key ?? null
  if (key === 'End') return lines.at(-1)?.key ?? null
  if (key === 'ArrowDown') return lines[index + 1]?.key ?? null
  if (key === 'ArrowUp') return lines[index - 1]?.key ?? null
  if (key === 'ArrowLeft' && line.kind === 'match') return line.file.path
  if (key === 'ArrowRight' && line.kind === 'file' && line.open) return lines[index + 1]?.key ?? null
  return null
}
