import { expect, it } from 'vitest'
import { chosen, clashing, takenNames } from './clashes'

const upload = (path: string) => ({ path, file: {} as File })
const paths = (uploads: readonly { path: string }[]) => uploads.map(({ path }) => path)
const disk: Record<string, { name: string; isDir: boolean }[]> = {
  '': [
    { name: 'src', isDir: true },
    { name: 'a.txt', isDir: false },
    { name: 'a copy.txt', isDir: false },
  ],
  src: [{ name: 'b.txt', isDir: false }],
}
const asked: string[] = []
const list = async (folder: string) => {
  asked.push(folder)
  const entries = disk[folder]
  if (!entries) throw new Error('There is no such folder.')
  return entries
}

const uploads = ['a.txt', 'c.txt', 'src/b.txt', 'src/d.txt', 'new/x/e.txt', 'new/x/f.txt'].map(upload)

it('finds the names that are taken, and asks for no folder that is not there', async () => {
  const taken = await takenNames(uploads, list)
  expect(paths(clashing(uploads, taken))).toEqual(['a.txt', 'src/b.txt'])
  expect(asked).toEqual(['', 'src'])
})

it('puts files in the place of others, beside them, or leaves them out', async () => {
  const taken = await takenNames(uploads, list)
  expect(chosen(uploads, taken, 'replace')).toEqual(uploads)
  expect(paths(chosen(uploads, taken, 'skip'))).toEqual(['c.txt', 'src/d.txt', 'new/x/e.txt', 'new/x/f.txt'])
  expect(paths(chosen(uploads, taken, 'both')).slice(0, 3)).toEqual(['a copy 2.txt', 'c.txt', 'src/b copy.txt'])
})

it('does not put a file beside another under a name that a third one brings', async () => {
  const both = [upload('a.txt'), upload('a copy 2.txt')]
  expect(paths(chosen(both, await takenNames(both, list), 'both'))).toEqual(['a copy 3.txt', 'a copy 2.txt'])
})
