export interface Match {
  readonly path: string
  readonly score: number
  /** Indices of the characters of `path` that matched, for highlighting. */
  readonly at: readonly number[]
}

/** Ranks paths by how well the letters of `query`, in order, fit; name before folders, starts of words first. */
export function rank(paths: readonly string[], query: string, limit: number): readonly Match[] {
  const letters = query.replace(/\s+/g, '').toLowerCase()
  if (letters === '') return paths.slice(0, limit).map((path) => ({ path, score: 0, at: [] }))
  const found: Match[] = []
  for (const path of paths) {
    const match = best(path, letters)
    if (match) found.push(match)
  }
  return found
    .sort((a, b) => b.score - a.score || a.path.length - b.path.length || a.path.localeCompare(b.path))
    .slice(0, limit)
}

/** Tries the file's name alone first, then the whole path: a hit in the name is worth more. */
function best(path: string, letters: string): Match | null {
  const nameAt = path.lastIndexOf('/') + 1
  return fit(path, letters, nameAt, 20) ?? fit(path, letters, 0, 0)
}

function fit(path: string, letters: string, from: number, bonus: number): Match | null {
  const lower = path.toLowerCase()
  const whole = lower.indexOf(letters, from)
  if (whole >= 0) {
    const at = Array.from(letters, (_, index) => whole + index)
    return { path, at, score: bonus + letters.length * 4 + (startsWord(path, whole) ? 12 : 0) - path.length / 100 }
  }
  const at: number[] = []
  let score = bonus
  let position = from
  for (const letter of letters) {
    const hit = lower.indexOf(letter, position)
    if (hit < 0) return null
    score += hit === position && at.length > 0 ? 3 : startsWord(path, hit) ? 2 : 0
    at.push(hit)
    position = hit + 1
  }
  return { path, at, score: score - path.length / 100 }
}

function startsWord(path: string, index: number): boolean {
  const before = path[index - 1]
  if (before === undefined || /[/._\- ]/.test(before)) return true
  return /[a-z0-9]/.test(before) && /[A-Z]/.test(path[index] ?? '')
}
