/** A file as a program's output names it. Lines and columns count from 1. */
export interface Mention {
  readonly text: string
  readonly start: number
  readonly path: string
  readonly line: number | null
  readonly column: number | null
}

/** `path:12:5`, `path(12,5)` or `path", line 12`; a path has a folder or an ending. */
const MENTION =
  /(?:file:\/\/)?((?:[\w.@+~-]*\/)*[\w.@+~-]+)(?::(\d+)(?::(\d+))?|\((\d+)(?:,\s?(\d+))?\)|", line (\d+))?/g

/** The files that a line may name. What of them is there, somebody else has to find out. */
export function mentions(text: string): readonly Mention[] {
  return [...text.matchAll(MENTION)].flatMap((found) => {
    const [whole, path = '', ...places] = found
    if (!/\/|\.\w+$/.test(path) || path.startsWith('//') || /^[a-z]+:$/.test(text.slice(0, found.index).slice(-6))) return []
    const line = places[0] ?? places[2] ?? places[4]
    const column = places[1] ?? places[3]
    return [{ text: whole, start: found.index, path, line: number(line), column: number(column) }]
  })
}

/**
 * Where in the workspace the file may be, the likeliest first: relative to the shell's folder, to the workspace, and for an absolute
 * path each of its ends, since only the sandbox knows where its workspace begins.
 */
export function candidates(path: string, cwd: string | null): readonly string[] {
  const names = path.split('/')
  const found = path.startsWith('/')
    ? names.map((_, index) => resolved(names.slice(index)))
    : [cwd === null ? null : resolved([...cwd.split('/'), ...names]), resolved(names)]
  return [...new Set(found.filter((each) => each !== null))]
}

/** Without `.` and `..`; null when it leaves the workspace. */
function resolved(names: readonly string[]): string | null {
  const path: string[] = []
  for (const name of names) {
    if (name === '..' && path.pop() === undefined) return null
    if (name !== '' && name !== '.' && name !== '..') path.push(name)
  }
  return path.length === 0 ? null : path.join('/')
}

function number(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits)
}
