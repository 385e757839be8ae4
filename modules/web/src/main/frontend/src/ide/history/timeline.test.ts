import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../core'
import { linesOf, withLatest, type TimelineLine } from './timeline'

const NOW = new Date(2026, 10, 21, 15, 0, 0)
const MINUTE = 60_000

/** Stored so many minutes before now. */
function stored(number: number, minutesAgo: number, more: Partial<Snapshot> = {}): Snapshot {
  const savedAt = new Date(NOW.getTime() - minutesAgo * MINUTE).toISOString()
  return { id: String(number), number, session: 1, savedAt, kind: 'save', entries: 3, bytes: 100, ...more }
}

function drawn(lines: readonly TimelineLine[]): string[] {
  return lines.map((line) => (line.kind === 'day' ? line.name : `${'-'.repeat(line.level - 1)}${line.snapshot.id}`))
}

const none: ReadonlySet<string> = new Set()

describe('the time line', () => {
  it('is grouped by the days of this place', () => {
    const line = [stored(3, 1), stored(2, 24 * 60), stored(1, 3 * 24 * 60)]
    const days = linesOf(line, none, NOW).filter((each) => each.kind === 'day')
    expect(days.map(({ name }) => name).slice(0, 2)).toEqual(['Today', 'Yesterday'])
    expect(days).toHaveLength(3)
  })

  it('closes a day, and that one only', () => {
    const line = [stored(2, 1), stored(1, 24 * 60)]
    const today = linesOf(line, none, NOW)[0]?.key ?? ''
    expect(drawn(linesOf(line, new Set([today]), NOW))).toEqual(['Today', 'Yesterday', '-1'])
  })

  it('folds a spell of work that is over into its last state, and opens it by any of its states', () => {
    const over = [9, 8, 7, 6, 5].map((number) => stored(number, 100 - number))
    const line = [stored(10, 1), ...over]
    const folded = linesOf(line, none, NOW)
    expect(drawn(folded)).toEqual(['Today', '-10', '-9'])
    expect(folded[2]).toMatchObject({ open: false, earlier: over.slice(1) })
    expect(drawn(linesOf(line, new Set(['6']), NOW))).toEqual(['Today', '-10', '-9', '--8', '--7', '--6', '--5'])
  })

  it('does not fold the spell under way, nor what is not a save', () => {
    const underWay = [5, 4, 3, 2].map((number) => stored(number, 10 - number))
    expect(drawn(linesOf(underWay, none, NOW))).toEqual(['Today', '-5', '-4', '-3', '-2'])
    const mixed = [stored(6, 1, { kind: 'restore' }), stored(5, 2), stored(4, 3), stored(3, 4, { kind: 'restore' }), stored(2, 5)]
    expect(drawn(linesOf(mixed, none, NOW))).toEqual(['Today', '-6', '-5', '-4', '-3', '-2'])
  })

  it('says by how much a state grew, as far as that is known', () => {
    const lines = linesOf([stored(2, 1, { bytes: 340 }), stored(1, 2, { bytes: 100 })], none, NOW)
    expect(lines.map((line) => (line.kind === 'state' ? line.growth : 'day'))).toEqual(['day', 240, null])
  })
})

describe('a newer page', () => {
  const pages = [[stored(4, 4), stored(3, 5)], [stored(2, 6)]]

  it('adds what is new, once', () => {
    const grown = withLatest(pages, [stored(5, 3), stored(4, 4), stored(3, 5)])
    expect(grown.map((page) => page.map(({ id }) => id))).toEqual([['5', '4', '3'], ['2']])
    expect(withLatest(pages, pages[0] ?? [])).toEqual(pages)
  })

  it('begins anew where states between are not known', () => {
    const latest = Array.from({ length: 100 }, (_, index) => stored(500 - index, 1))
    expect(withLatest(pages, latest)).toEqual([latest])
  })

  it('is all there is where nothing was known', () => {
    expect(withLatest([[]], [stored(1, 1)]).flat()).toHaveLength(1)
  })
})
