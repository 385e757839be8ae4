import { expect, it } from 'vitest'
import { asked, EMPTY, globs, readQuery } from './query'

it('parts globs at commas, not inside of braces', () => {
  expect(globs(' src, *.{js,ts} ,,docs/**')).toEqual(['src', '*.{js,ts}', 'docs/**'])
  expect(globs('')).toEqual([])
  expect(globs('a},b')).toEqual(['a}', 'b'])
})

it('asks the runner for what the form shows', () => {
  const query = { ...EMPTY, text: 'hel+o', regex: true, include: '*.js', exclude: 'dist' }
  expect(asked(query, 's1')).toEqual({
    searchId: 's1',
    query: 'hel+o',
    in: 'contents',
    caseSensitive: false,
    wholeWord: false,
    regex: true,
    include: ['*.js'],
    exclude: ['dist'],
    ignored: false,
    limit: 10_000,
  })
})

it('reads a kept query, and of a spoilt one what can be read', () => {
  const query = { ...EMPTY, text: 'a', wholeWord: true }
  expect(readQuery(JSON.parse(JSON.stringify(query)))).toEqual(query)
  expect(readQuery({ text: 'a', regex: 'yes', more: 1 })).toEqual({ ...EMPTY, text: 'a' })
  expect(readQuery('nonsense')).toEqual(EMPTY)
})
