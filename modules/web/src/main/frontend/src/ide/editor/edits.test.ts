import { expect, it } from 'vitest'
import { lineEdits, type LineEdit } from './edits'

function applied(before: readonly string[], edits: readonly LineEdit[]): string[] {
  const lines = [...before]
  for (const { from, to, lines: fresh } of [...edits].reverse()) lines.splice(from, to - from, ...fresh)
  return lines
}

const numbered = Array.from({ length: 200 }, (_, index) => `line ${index}`)

it('finds the places that differ, and leaves alone what lies between', () => {
  const after = ['first', ...numbered, 'last']
  expect(lineEdits(numbered, after)).toEqual([
    { from: 0, to: 0, lines: ['first'] },
    { from: 200, to: 200, lines: ['last'] },
  ])
  expect(lineEdits(after, numbered)).toEqual([
    { from: 0, to: 1, lines: [] },
    { from: 201, to: 202, lines: [] },
  ])
})

it('replaces a changed line by what it is now', () => {
  expect(lineEdits(['a', 'b', 'c'], ['a', 'B', 'c'])).toEqual([{ from: 1, to: 2, lines: ['B'] }])
  expect(lineEdits(['a'], ['a'])).toEqual([])
})

it('makes the second text of the first, whatever they are', () => {
  let seed = 7
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % below
  for (let round = 0; round < 300; round += 1) {
    const text = () => Array.from({ length: random(12) }, () => 'abc'[random(3)] ?? '')
    const [before, after] = [text(), text()]
    expect(applied(before, lineEdits(before, after))).toEqual(after)
  }
})

it('replaces all at once where too much differs', () => {
  const other = Array.from({ length: 1000 }, (_, index) => `other ${index}`)
  expect(lineEdits(numbered, other)).toEqual([{ from: 0, to: 200, lines: other }])
})
