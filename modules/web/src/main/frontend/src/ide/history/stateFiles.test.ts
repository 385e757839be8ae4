import { expect, it } from 'vitest'
import type { EntryType, StoredEntry } from '../../core'
import { linesOf } from './stateFiles'

const entry = (path: string, type: EntryType = 'file'): StoredEntry => ({ path, type, size: 1 })
const known = new Map<string | null, StoredEntry[]>([
  [null, [entry('home', 'folder'), entry('workspace', 'folder')]],
  ['workspace', [entry('workspace/src', 'folder'), entry('workspace/a.js'), entry('workspace/l', 'link')]],
])

it('shows what is in open folders, each a level deeper', () => {
  const lines = linesOf(known, new Set(['workspace']))
  expect(lines.map(({ key, level, open }) => [key, level, open])).toEqual([
    ['home', 1, false],
    ['workspace', 1, true],
    ['workspace/src', 2, false],
    ['workspace/a.js', 2, null],
    ['workspace/l', 2, null],
  ])
})

it('shows an open folder that is not known yet as empty', () => {
  expect(linesOf(known, new Set(['home'])).map(({ key }) => key)).toEqual(['home', 'workspace'])
  expect(linesOf(new Map(), new Set())).toEqual([])
})
