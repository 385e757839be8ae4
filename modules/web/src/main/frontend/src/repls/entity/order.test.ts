import { expect, test } from 'vitest'
import type { Repl } from '../../core'
import { abilities } from './abilities'
import { fits, lastUsed, newestFirst } from './order'

const repl = (id: string, times: Partial<Repl>): Repl => ({
  id,
  name: id,
  template: 'node',
  owner: 'local:ada',
  state: 'STOPPED',
  failure: null,
  createdAt: '2026-01-01T00:00:00Z',
  startedAt: null,
  lastActiveAt: null,
  savedAt: null,
  activity: null,
  ...times,
})

test('takes the latest of the known times as last use', () => {
  expect(lastUsed(repl('a', {}))).toBe('2026-01-01T00:00:00Z')
  expect(lastUsed(repl('a', { startedAt: '2026-02-02T00:00:00Z', lastActiveAt: '2026-02-01T23:59:59.5Z' }))).toBe('2026-02-02T00:00:00Z')
})

test('puts the newest work first', () => {
  const old = repl('old', {})
  const used = repl('used', { lastActiveAt: '2026-03-01T00:00:00Z' })
  const made = repl('made', { createdAt: '2026-02-01T00:00:00Z' })
  expect(newestFirst([old, made, used]).map(({ id }) => id)).toEqual(['used', 'made', 'old'])
})

test('filters by name, template and state, all words of them', () => {
  const otter = repl('brisk-otter', { state: 'RUNNING' })
  expect(fits(otter, 'Node.js', '')).toBe(true)
  expect(fits(otter, 'Node.js', 'OTT')).toBe(true)
  expect(fits(otter, 'Node.js', 'node running')).toBe(true)
  expect(fits(otter, 'Node.js', 'otter python')).toBe(false)
})

test('offers only what the state allows', () => {
  const failure = { reason: 'saveFailed', message: 'The store cannot be reached.' }
  expect(abilities(repl('a', { state: 'RUNNING' }))).toMatchObject({ start: false, stop: true, retry: false, discard: false })
  expect(abilities(repl('a', { state: 'FAILED', failure }))).toMatchObject({ start: true, stop: false, discard: false })
  expect(abilities(repl('a', { state: 'STOPPING', failure }))).toMatchObject({ stop: false, retry: true, discard: true })
  const lost = { reason: 'evicted', message: 'The node is emptied.' }
  expect(abilities(repl('a', { state: 'STOPPING', failure: lost }))).toMatchObject({ stop: false, retry: false, discard: true })
  expect(abilities(repl('a', { state: 'STOPPING' }))).toMatchObject({ stop: false, retry: false, discard: false })
  expect(abilities(repl('a', { state: 'RUNNING', failure }))).toMatchObject({ stop: true, retry: false, discard: true })
  expect(abilities(repl('a', { state: 'DELETING' }))).toMatchObject({ open: false, start: false, stop: false, delete: false })
})
