import { expect, it } from 'vitest'
import { announced } from './stop'

const activity = { reason: null, stopsAt: '2026-01-01T14:02:11Z', pinnedUntil: null }

it('says that a repl stops when that is near', () => {
  expect(announced(activity, true)).toMatch(/^stops at \d\d:02$/)
  expect(announced(activity, false)).toBeNull()
  expect(announced({ ...activity, stopsAt: null }, true)).toBeNull()
})

it('says how long a repl is pinned, however long that is', () => {
  expect(announced({ ...activity, pinnedUntil: activity.stopsAt }, false)).toMatch(/^pinned until \d\d:02$/)
})
