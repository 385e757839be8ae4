import { expect, test } from 'vitest'
import type { Repl, ReplState } from './entity'
import { Ledger } from './ledger'

const repl = (id: string, state: ReplState): Repl => ({
  id,
  name: id,
  template: 'node',
  owner: 'local:ada',
  state,
  failure: null,
  createdAt: '2026-01-01T00:00:00Z',
  startedAt: null,
  lastActiveAt: null,
  savedAt: null,
  activity: null,
})

test('lets a push win over an answer that was asked for before it', () => {
  const ledger = new Ledger()
  const asked = ledger.now()
  ledger.push('a', repl('a', 'RUNNING'))
  expect(ledger.overlay([repl('a', 'STARTING')], asked)).toEqual([repl('a', 'RUNNING')])
  expect(ledger.newer('a', asked)).toBe(true)
})

test('lets an answer win over a push before it was asked for', () => {
  const ledger = new Ledger()
  ledger.push('a', repl('a', 'STARTING'))
  const asked = ledger.now()
  expect(ledger.overlay([repl('a', 'RUNNING')], asked)).toEqual([repl('a', 'RUNNING')])
  expect(ledger.newer('a', asked)).toBe(false)
})

test('does not bring back what was deleted meanwhile, and adds what was made', () => {
  const ledger = new Ledger()
  const asked = ledger.now()
  ledger.push('a', null)
  ledger.push('b', repl('b', 'STOPPED'))
  expect(ledger.overlay([repl('a', 'DELETING')], asked)).toEqual([repl('b', 'STOPPED')])
})

test('forgets repls that a later list no longer has', () => {
  const ledger = new Ledger()
  ledger.push('a', repl('a', 'STOPPED'))
  expect(ledger.overlay([], ledger.now())).toEqual([])
})
