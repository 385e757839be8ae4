import { expect, it } from 'vitest'
import { patchOf } from './patch'

it('names the one place that differs', () => {
  expect(patchOf('one two three', 'one 2 three')).toEqual([
    { diffs: [[-1, 'two'], [1, '2']], start1: 4, start2: 4, length1: 3, length2: 1 },
  ])
})

it('leaves out what is not removed or not added', () => {
  expect(patchOf('ab', 'aXb')).toEqual([{ diffs: [[1, 'X']], start1: 1, start2: 1, length1: 0, length2: 1 }])
  expect(patchOf('aXb', 'ab')).toEqual([{ diffs: [[-1, 'X']], start1: 1, start2: 1, length1: 1, length2: 0 }])
  expect(patchOf('aaa', 'aa')[0]).toMatchObject({ length1: 1, length2: 0 })
  expect(patchOf('same', 'same')).toEqual([])
})

it('cuts no character in two', () => {
  expect(patchOf('x😀y', 'x😁y')[0]?.diffs).toEqual([[-1, '😀'], [1, '😁']])
  expect(patchOf('😀', '🤀')[0]?.diffs).toEqual([[-1, '😀'], [1, '🤀']])
})
