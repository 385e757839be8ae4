import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Stored, SURE_MS } from './stored'

const change = [{ path: 'a', change: 'modified' }] as const
let stored: Stored

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  stored = new Stored()
  stored.copied('2026-01-01T14:02:11Z')
})

afterEach(() => {
  vi.useRealTimers()
})

function waitingSince(): number | null {
  return stored.store.getState().waitingSince
}

it('waits from the first change on until a newer copy is stored', () => {
  expect(waitingSince()).toBeNull()
  stored.changed(change)
  vi.advanceTimersByTime(2_000)
  stored.changed(change)
  expect(waitingSince()).toBe(1_000_000)
  vi.advanceTimersByTime(4_000)
  stored.copied('2026-01-01T14:02:11Z')
  expect(waitingSince()).toBe(1_000_000)
  stored.copied('2026-01-01T14:02:19Z')
  expect(waitingSince()).toBeNull()
})

it('does not take a change for stored that came while the copy was made', () => {
  stored.changed(change)
  vi.advanceTimersByTime(5_000)
  stored.changed(change)
  vi.advanceTimersByTime(1_000)
  stored.copied('2026-01-01T14:02:19Z')
  expect(waitingSince()).toBe(1_005_000)
})

it('takes it for stored after all when no newer copy follows', () => {
  stored.changed(change)
  vi.advanceTimersByTime(1_000)
  stored.copied('2026-01-01T14:02:19Z')
  vi.advanceTimersByTime(SURE_MS - 1)
  expect(waitingSince()).toBe(1_000_000)
  vi.advanceTimersByTime(1)
  expect(waitingSince()).toBeNull()
})

it('stays in doubt about what changed since', () => {
  stored.changed(change)
  stored.copied('2026-01-01T14:02:19Z')
  vi.advanceTimersByTime(5_000)
  stored.changed(change)
  vi.advanceTimersByTime(SURE_MS)
  expect(waitingSince()).toBe(1_000_000)
})

it('learns nothing from being told that anything may have changed', async () => {
  await stored.refresh()
  stored.changed([])
  expect(waitingSince()).toBeNull()
})
