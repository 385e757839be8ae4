/** Lines `from` (counted from 0) up to, not with, `to` are replaced by `lines`. */
export interface LineEdit {
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}

/** More places than these are not told apart any more: what lies between the first and the last is replaced whole. */
const MOST_EDITS = 300

/** What makes `after` of `before`, in as few lines as possible, so that carets and marks elsewhere stay where they are. */
export function lineEdits(before: readonly string[], after: readonly string[]): readonly LineEdit[] {
  let start = 0
  const shorter = Math.min(before.length, after.length)
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  const old = before.slice(start, before.length - end)
  const now = after.slice(start, after.length - end)
  if (old.length === 0 && now.length === 0) return []
  return between(kept(old, now), old.length, now).map((edit) => ({ ...edit, from: edit.from + start, to: edit.to + start }))
}

/** The gaps between the kept lines are the edits. */
function between(pairs: readonly (readonly [number, number])[], length: number, now: readonly string[]): LineEdit[] {
  const edits: LineEdit[] = []
  let [from, at] = [0, 0]
  for (const [old, fresh] of [...pairs, [length, now.length] as const]) {
    if (old > from || fresh > at) edits.push({ from, to: old, lines: now.slice(at, fresh) })
    from = old + 1
    at = fresh + 1
  }
  return edits
}

/** The lines both have, as pairs of their indexes: Myers, "An O(ND) Difference Algorithm" (1986), the greedy one. */
function kept(old: readonly string[], now: readonly string[]): [number, number][] {
  const furthest = new Map<number, number>([[1, 0]])
  const trace: Map<number, number>[] = []
  for (let edits = 0; edits <= MOST_EDITS; edits += 1) {
    trace.push(new Map(furthest))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = entry(furthest, diagonal, edits)
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1
      furthest.set(diagonal, x)
      if (x >= old.length && x - diagonal >= now.length) return walkBack(trace, old.length, now.length)
    }
  }
  return []
}

function entry(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): number {
  const down = isDown(furthest, diagonal, edits)
  return down ? (furthest.get(diagonal + 1) ?? 0) : (furthest.get(diagonal - 1) ?? 0) + 1
}

function walkBack(trace: readonly Map<number, number>[], oldLength: number, newLength: number): [number, number][] {
  const pairs: [number, number][] = []
  let [x, y] = [oldLength, newLength]
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const furthest = trace[edits] ?? new Map<number, number>()
    const diagonal = x - y
    const start = entry(furthest, diagonal, edits)
    while (x > start && y > start - diagonal) pairs.push([--x, --y])
    if (isDown(furthest, diagonal, edits)) y -= 1
    else x -= 1
  }
  return pairs.reverse()
}

function isDown(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  const [down, right] = [furthest.get(diagonal + 1) ?? -1, furthest.get(diagonal - 1) ?? -1]
  return diagonal === -edits || (diagonal !== edits && right < down)
}
