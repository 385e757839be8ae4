import { expect, it } from 'vitest'
import { rowsOf, sorted, typed } from './rows'
import { linesOf } from './treeLines'

const folders = new Map([
  [
    '',
    [
      { name: 'src', isDir: true },
      { name: 'README.md', isDir: false },
    ],
  ],
  [
    'src',
    [
      { name: 'app.js', isDir: false },
      { name: 'api.js', isDir: false },
    ],
  ],
])
const open = rowsOf(folders, new Set(['src']))

it('puts folders first and counts as people do', () => {
  const names = ['file10', 'file2', 'Zoo'].map((name) => ({ name, isDir: false }))
  expect(sorted([...names, { name: 'zz', isDir: true }]).map((entry) => entry.name)).toEqual([
    'zz',
    'file2',
    'file10',
    'Zoo',
  ])
})

it('draws what is in open folders, with level and place', () => {
  expect(open.map((row) => [row.path, row.level, row.position, row.siblings])).toEqual([
    ['src', 1, 1, 2],
    ['src/app.js', 2, 1, 2],
    ['src/api.js', 2, 2, 2],
    ['README.md', 1, 2, 2],
  ])
  expect(rowsOf(folders, new Set()).map((row) => row.path)).toEqual(['src', 'README.md'])
})

it('finds a name by its first letters, and goes around', () => {
  expect(typed(open, 'src', 'a')).toBe('src/app.js')
  expect(typed(open, 'src/app.js', 'a')).toBe('src/api.js')
  expect(typed(open, 'README.md', 'api')).toBe('src/api.js')
  expect(typed(open, null, 'x')).toBeNull()
})

it('puts the field of a new file first in its folder', () => {
  const lines = linesOf(open, { kind: 'new', folder: 'src', isDir: false })
  expect(lines.map((line) => line.kind)).toEqual(['row', 'draft', 'row', 'row', 'row'])
  expect(lines[1]).toMatchObject({ level: 2 })
  expect(linesOf(open, { kind: 'new', folder: '', isDir: true })[0]).toMatchObject({ kind: 'draft', level: 1 })
})

it('puts the field of a renamed file in its place', () => {
  expect(linesOf(open, { kind: 'rename', path: 'README.md' }).at(-1)).toMatchObject({ kind: 'draft', level: 1 })
})
