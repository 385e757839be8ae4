import { expect, it } from 'vitest'
import { linesOf, parts, withMore } from './results'

const place = (line: number, column = 1) => ({ line, column, length: 2, text: 'ab cd', textStart: 1 })
const match = (path: string, line: number) => ({ path, place: place(line) })
const files = withMore(withMore([], [match('b.js', 1), match('a.js', 1)]), [match('b.js', 7)])

it('gathers what arrives by file, and sorts the files by path', () => {
  expect(files.map((file) => [file.path, file.places.map(({ line }) => line)])).toEqual([
    ['a.js', [1]],
    ['b.js', [1, 7]],
  ])
})

it('shows each file and, unless it is folded, its places', () => {
  expect(linesOf(files, new Set(['b.js'])).map((line) => line.key)).toEqual(['a.js', 'a.js:1:1', 'b.js'])
})

it('takes the line apart around the match, without what indents it', () => {
  expect(parts({ line: 1, column: 5, length: 3, text: '    say("x")  ', textStart: 1 })).toEqual(['', 'say', '("x")'])
  expect(parts({ line: 1, column: 903, length: 2, text: 'xxab cd', textStart: 901 })).toEqual(['…xx', 'ab', ' cd'])
})

it('cuts what stands far before a match, so that the match is in sight', () => {
  const text = `${'x'.repeat(50)}needle`
  expect(parts({ line: 1, column: 51, length: 6, text, textStart: 1 })[0]).toBe(`…${'x'.repeat(16)}`)
})

it('stays inside a line that is shorter than its match', () => {
  expect(parts({ line: 1, column: 4, length: 900, text: 'abcdef', textStart: 1 })).toEqual(['abc', 'def', ''])
  expect(parts({ line: 1, column: 90, length: 1, text: 'abc', textStart: 1 })).toEqual(['abc', '', ''])
})
