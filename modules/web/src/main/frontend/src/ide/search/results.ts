import type { Place, SearchMatch } from '../connection/frames'
import type { TreeLine } from '../files/treeLine'

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
export type ResultLine = TreeLine & (FileLine | MatchLine)

export interface FileLine {
  readonly kind: 'file'
  readonly file: FileMatches
}

export interface MatchLine {
  readonly kind: 'match'
  readonly file: FileMatches
  readonly place: Place
}

export function linesOf(files: readonly FileMatches[], closed: ReadonlySet<string>): readonly ResultLine[] {
  return files.flatMap((file) => {
    const open = !closed.has(file.path)
    const matches = file.places.map((place): ResultLine => {
      return { key: `${file.path}:${place.line}:${place.column}`, level: 2, open: null, kind: 'match', file, place }
    })
    return [{ key: file.path, level: 1, open, kind: 'file', file }, ...(open ? matches : [])]
  })
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
