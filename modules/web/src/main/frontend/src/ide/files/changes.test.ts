import { expect, it } from 'vitest'
import type { FileChange } from '../connection/frames'
import { relisted, renameIn, selectionAfter } from './changes'

const created = (path: string): FileChange => ({ path, change: 'created' })
const deleted = (path: string): FileChange => ({ path, change: 'deleted' })
const modified = (path: string): FileChange => ({ path, change: 'modified' })

it('lists again only what is shown and has other names in it', () => {
  const shown = new Set(['', 'src', 'made'])
  const changes = [modified('a.txt'), created('src/new.js'), deleted('src/old.js'), created('hidden/x/y.js')]
  expect([...relisted(changes, shown)]).toEqual(['src'])
  expect([...relisted([deleted('made'), created('made')], shown)]).toEqual(['', 'made'])
})

it('tells a rename from what merely came and went', () => {
  expect(renameIn([deleted('src'), created('source'), created('source/a.js')])).toEqual({ from: 'src', to: 'source' })
  expect(renameIn([created('lib/a.js'), deleted('src/a.js')])).toEqual({ from: 'src/a.js', to: 'lib/a.js' })
  expect(renameIn([deleted('src/a.js'), created('lib/b.js')])).toBeNull()
  expect(renameIn([deleted('a'), created('b'), created('c')])).toBeNull()
  expect(renameIn([created('b')])).toBeNull()
})

it('selects what took the place of what is gone', () => {
  const entries = (...names: string[]) => names.map((name) => ({ name, isDir: false }))
  const after = (selected: string | null, ...names: string[]) =>
    selectionAfter('src', entries('a', 'b', 'c'), entries(...names), selected)
  expect(after('src/b', 'a', 'c')).toBe('src/c')
  expect(after('src/b/deep/d', 'a', 'c')).toBe('src/c')
  expect(after('src/c', 'a', 'b')).toBe('src/b')
  expect(after('src/a')).toBe('src')
  expect(after('src/a', 'a', 'new')).toBe('src/a')
  expect(after('elsewhere', 'a')).toBe('elsewhere')
  expect(selectionAfter('', entries('a'), [], 'a')).toBeNull()
})
