import { expect, it } from 'vitest'
import { failureOf } from './failure'

const failure = { reason: 'saveFailed', message: 'The store cannot be reached.' }

it('says of a save that failed where the work is, and what happens next', () => {
  expect(failureOf({ state: 'STOPPING', failure })).toBe(
    'The store cannot be reached. Your files are safe in the sandbox; saving is tried again by itself.',
  )
})

it('adds nothing where nothing is tried again', () => {
  const lost = { reason: 'evicted', message: 'The node is emptied.' }
  expect(failureOf({ state: 'STOPPING', failure: lost })).toBe(lost.message)
  expect(failureOf({ state: 'FAILED', failure })).toBe(failure.message)
  expect(failureOf({ state: 'STOPPED', failure: null })).toBeNull()
})
