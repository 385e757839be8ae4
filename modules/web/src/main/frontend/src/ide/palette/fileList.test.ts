import { expect, it } from 'vitest'
import type { Connection } from '../connection/connection'
import { listFiles } from './fileList'

const tree: Record<string, { name: string; isDir: boolean }[]> = {
  '': [
    { name: 'a.js', isDir: false },
    { name: 'src', isDir: true },
    { name: 'node_modules', isDir: true },
    { name: 'locked', isDir: true },
  ],
  src: [{ name: 'b.js', isDir: false }],
  node_modules: [{ name: 'huge.js', isDir: false }],
}

const connection = {
  ask: async (_: string, { dir }: { dir: string }) => {
    const contents = tree[dir]
    if (!contents) throw new Error('It cannot be read.')
    return { contents, path: dir }
  },
} as unknown as Pick<Connection, 'ask'>

it('walks the workspace, without what is installed and what cannot be read', async () => {
  expect(await listFiles(connection, new AbortController().signal)).toEqual(['a.js', 'src/b.js'])
})
