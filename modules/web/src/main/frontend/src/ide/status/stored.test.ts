import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SETTLED_MS, Stored } from './stored'

const NOW = 1_000_000
let stored: Stored
let first: number | null
let opened: () => void
let changed: (data: { unsavedFor: number | null }) => void

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  first = null
  stored = new Stored({
    ask: (async () => ({ unsavedFor: first })) as never,
    on: ((_: string, listener: typeof changed) => {
      changed = listener
      return () => {}
    }) as never,
    onOpen: (listener) => {
      opened = listener
      return () => {}
    },
  })
})

afterEach(() => {
  vi.useRealTimers()
})

function waitingSince(): number | null {
  return stored.store.getState().waitingSince
}

it('waits from the first change on until everything is stored', () => {
  changed({ unsavedFor: 0 })
  expect(waitingSince()).toBe(NOW)
  vi.advanceTimersByTime(4_000)
  changed({ unsavedFor: null })
  vi.advanceTimersByTime(SETTLED_MS)
  expect(waitingSince()).toBeNull()
})

it('goes on waiting for what a copy has missed', () => {
  changed({ unsavedFor: 0 })
  vi.advanceTimersByTime(9_000)
  changed({ unsavedFor: 2 })
  expect(waitingSince()).toBe(NOW + 7_000)
})

it('does not take what was just written for stored', () => {
  changed({ unsavedFor: 0 })
  changed({ unsavedFor: null })
  vi.advanceTimersByTime(SETTLED_MS - 1)
  changed({ unsavedFor: 0 })
  vi.advanceTimersByTime(SETTLED_MS)
  expect(waitingSince()).toBe(NOW + SETTLED_MS - 1)
})

it('asks again over each new connection', async () => {
  first = 12
  opened()
  await vi.advanceTimersByTimeAsync(0)
  expect(waitingSince()).toBe(NOW - 12_000)
})
