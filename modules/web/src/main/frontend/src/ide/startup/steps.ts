/** When each part of a start was reached, in milliseconds since 1970; null: not yet. */
export interface Marks {
  readonly asked: number
  readonly running: number | null
  readonly answered: number | null
  readonly connected: number | null
  readonly listed: number | null
}

export interface Step {
  readonly title: string
  readonly state: 'waiting' | 'under way' | 'done' | 'failed'
  readonly seconds: number | null
}

/** What the page can see of a start: the core says when the sandbox stands with its files in place; the rest it tries itself. */
const TITLES = ['Sandbox with your work', 'Runner answers', 'Connected', 'Files listed'] as const

export function marksFrom(asked: number): Marks {
  return { asked, running: null, answered: null, connected: null, listed: null }
}

/** The steps of a start with the time each took so far; the first that is not done is under way, or has failed. */
export function stepsOf(marks: Marks, now: number, failed: boolean): readonly Step[] {
  const ends = [marks.running, marks.answered, marks.connected, marks.listed]
  let begin: number | null = marks.asked
  return TITLES.map((title, index) => {
    const end = ends[index] ?? null
    const began = begin
    begin = end
    if (began === null) return { title, state: 'waiting', seconds: null }
    const state = end !== null ? 'done' : failed ? 'failed' : 'under way'
    return { title, state, seconds: Math.max(0, (end ?? now) - began) / 1000 }
  })
}

const KEY = 'devex.usual-start'

/** How long starts took lately on this machine, in seconds; null before the first. */
export function usualStart(storage: Pick<Storage, 'getItem'> = localStorage): number | null {
  try {
    const times = JSON.parse(storage.getItem(KEY) ?? '[]') as number[]
    const ordered = [...times].sort((a, b) => a - b)
    return ordered[Math.floor(ordered.length / 2)] ?? null
  } catch {
    return null
  }
}

export function noteStart(seconds: number, storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage): void {
  try {
    const times = JSON.parse(storage.getItem(KEY) ?? '[]') as number[]
    storage.setItem(KEY, JSON.stringify([...times, Math.round(seconds * 10) / 10].slice(-9)))
  } catch {
    // Not being able to say how long it usually takes is no loss.
  }
}
