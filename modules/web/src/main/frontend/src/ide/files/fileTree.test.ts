import { beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '../connection/connection'
import type { FileChange } from '../connection/frames'
import { Refused } from '../connection/problems'
import { FileTree } from './fileTree'
import { rowsOf } from './rows'

/** A workspace: folders by path, with the names in them; a name that ends in / is a folder. */
let disk: Record<string, string[]>
let listed: string[]
let tree: FileTree

const connection = {
  on: () => () => {},
  ask: async (_: string, { dir }: { dir: string }) => {
    listed.push(dir)
    const names = disk[dir]
    if (!names) throw new Refused('There is no such folder.')
    return { path: dir, contents: names.map((name) => ({ name: name.replace('/', ''), isDir: name.endsWith('/') })) }
  },
} as unknown as Connection

const shown = () => rowsOf(tree.store.getState().folders, tree.store.getState().expanded).map((row) => row.path)
const change = (kind: FileChange['change'], path: string): FileChange => ({ path, change: kind })

describe('FileTree', () => {
  beforeEach(async () => {
    disk = { '': ['src/', 'lib/', 'a.txt', 'b.txt'], src: ['deep/', 'x.js'], 'src/deep': ['y.js'], lib: [] }
    listed = []
    tree = new FileTree(connection, ['src', 'src/deep'])
    await tree.refresh()
    listed = []
  })

  it('shows what a program made, and lists no more than that folder', async () => {
    disk['src']?.push('new.js')
    await tree.changed([change('created', 'src/new.js'), change('created', 'lib/unseen.js')])
    expect(shown()).toContain('src/new.js')
    expect(listed).toEqual(['src'])
  })

  it('lists nothing for a file whose content changed', async () => {
    await tree.changed([change('modified', 'a.txt')])
    expect(listed).toEqual([])
  })

  it('selects the next when a program deletes the selected one', async () => {
    tree.select('a.txt')
    disk[''] = ['src/', 'lib/', 'b.txt']
    await tree.changed([change('deleted', 'a.txt')])
    expect(tree.store.getState().selected).toBe('b.txt')
  })

  it('keeps folders open and the selection when a program renames what they are in', async () => {
    tree.select('src/deep/y.js')
    disk = { '': ['source/', 'a.txt'], source: ['deep/', 'x.js'], 'source/deep': ['y.js'] }
    await tree.changed([change('deleted', 'src'), change('created', 'source')])
    expect(shown()).toEqual(['source', 'source/deep', 'source/deep/y.js', 'source/x.js', 'a.txt'])
    expect(tree.store.getState().selected).toBe('source/deep/y.js')
  })

  it('shows an open folder anew that was deleted and made again', async () => {
    disk['src'] = ['only.js']
    await tree.changed([change('deleted', 'src'), change('created', 'src')])
    expect(shown()).toContain('src/only.js')
    expect(shown()).not.toContain('src/x.js')
  })

  it('asks once for what changed many times in the meantime', async () => {
    await Promise.all([1, 2, 3, 4].map(() => tree.changed([change('created', 'src/n')])))
    expect(listed).toEqual(['src', 'src'])
  })
})
