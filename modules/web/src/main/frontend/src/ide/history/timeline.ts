import { SNAPSHOTS_AT_ONCE, type Snapshot } from '../../core'
import { day } from '../../ui/relative'
import type { TreeLine } from '../files/treeLine'

/** Saves that follow one another within so much time are one spell of work. */
const REST_MS = 10 * 60_000
/** Fewer are not worth a fold. */
const SHORTEST_RUN = 4

export type TimelineLine = TreeLine & (DayLine | StateLine)

export interface DayLine {
  readonly kind: 'day'
  readonly name: string
}

export interface StateLine {
  readonly kind: 'state'
  readonly snapshot: Snapshot
  /** By how many bytes it is larger than the state before it; null where that one is not known. */
  readonly growth: number | null
  /** The saves of the same spell of work that are folded into this line, the latest first. */
  readonly earlier: readonly Snapshot[]
}

/**
 * The time line as it is drawn: days, in them the states, the latest first. A spell of work that is over is one line;
 * the one under way is not, so that nothing folds away under the eyes.
 *
 * @param line the latest first
 * @param unusual the days that are closed, and a state of each spell that is open
 */
export function linesOf(line: readonly Snapshot[], unusual: ReadonlySet<string>, now: Date): readonly TimelineLine[] {
  const growths = new Map(line.map((snapshot, index) => [snapshot, growth(snapshot, line[index + 1])]))
  const state = (snapshot: Snapshot, level: number, open: boolean | null, earlier: readonly Snapshot[]): TimelineLine => ({
    key: snapshot.id,
    level,
    open,
    kind: 'state',
    snapshot,
    growth: growths.get(snapshot) ?? null,
    earlier,
  })

  function spellLines(spell: readonly Snapshot[]): readonly TimelineLine[] {
    const [latest, ...earlier] = spell
    const folded = latest !== undefined && latest !== line[0] && spell.length >= SHORTEST_RUN
    if (!folded) return spell.map((snapshot) => state(snapshot, 2, null, []))
    const open = spell.some(({ id }) => unusual.has(id))
    return [state(latest, 2, open, earlier), ...(open ? earlier.map((snapshot) => state(snapshot, 3, null, [])) : [])]
  }

  return runs(line, sameDay).flatMap((states) => {
    const key = `day ${new Date(states[0]?.savedAt ?? 0).toDateString()}`
    const open = !unusual.has(key)
    const name = day(new Date(states[0]?.savedAt ?? 0), now)
    return [{ key, level: 1, open, kind: 'day', name }, ...(open ? runs(states, sameSpell).flatMap(spellLines) : [])]
  })
}

/** The pages of the time line with what the newest one has more than they do. */
export function withLatest(pages: readonly Snapshot[][], latest: Snapshot[]): Snapshot[][] {
  const newest = pages[0]?.[0]?.number ?? 0
  const fresh = latest.filter(({ number }) => (number ?? 0) > newest)
  // What lies between them is not known: the line begins anew.
  if (fresh.length === SNAPSHOTS_AT_ONCE) return [latest]
  return [[...fresh, ...(pages[0] ?? [])], ...pages.slice(1)]
}

/** Consecutive states of which each belongs to the next. */
function runs(line: readonly Snapshot[], together: (later: Snapshot, earlier: Snapshot) => boolean): Snapshot[][] {
  const found: Snapshot[][] = []
  for (const snapshot of line) {
    const run = found.at(-1)
    const last = run?.at(-1)
    if (run && last && together(last, snapshot)) run.push(snapshot)
    else found.push([snapshot])
  }
  return found
}

function sameDay(later: Snapshot, earlier: Snapshot): boolean {
  return new Date(later.savedAt).toDateString() === new Date(earlier.savedAt).toDateString()
}

function sameSpell(later: Snapshot, earlier: Snapshot): boolean {
  const saves = later.kind === 'save' && earlier.kind === 'save'
  return saves && Date.parse(later.savedAt) - Date.parse(earlier.savedAt) < REST_MS
}

function growth(snapshot: Snapshot, before: Snapshot | undefined): number | null {
  return before === undefined ? null : snapshot.bytes - before.bytes
}
