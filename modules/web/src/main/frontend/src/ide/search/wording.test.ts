import { expect, it } from 'vitest'
import { EMPTY } from './query'
import type { Progress } from './search'
import { outcome } from './wording'

const said = (progress: Progress, matches = 0, include = '') =>
  outcome({
    progress,
    matches,
    files: matches === 0 ? [] : [{ path: 'a', places: [] }],
    query: { ...EMPTY, include },
    closed: new Set(),
    selected: null,
  })
const done = { kind: 'done', truncated: false, cancelled: false } as const

it('counts what was found', () => {
  expect(said(done, 1)).toBe('1 result in 1 file.')
  expect(said({ kind: 'running' }, 2000)).toBe(`${(2000).toLocaleString()} results in 1 file, searching …`)
  expect(said({ kind: 'idle' })).toBeNull()
})

it('says when there is more than it shows', () => {
  expect(said({ ...done, truncated: true }, 10_000)).toMatch(/^The first .* There are more/)
  expect(said({ ...done, cancelled: true }, 3)).toBe('3 results in 1 file, then the search was stopped.')
})

it('says where it found nothing', () => {
  expect(said(done)).toBe('Nothing found.')
  expect(said(done, 0, '*.md')).toBe('Nothing found in these files.')
})
