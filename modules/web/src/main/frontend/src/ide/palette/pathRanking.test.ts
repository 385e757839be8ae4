import { expect, it } from 'vitest'
import { rank } from './pathRanking'

const paths = ['src/main/Index.java', 'index.js', 'docs/in/depth.md', 'src/indexing/worker.py', 'package.json']
const first = (query: string) => rank(paths, query, 10)[0]?.path

it('prefers whole words in the name to letters scattered over the path', () => {
  expect(first('index')).toBe('index.js')
  expect(first('worker')).toBe('src/indexing/worker.py')
})

it('finds letters in order, with folders', () => {
  expect(first('smij')).toBe('src/main/Index.java')
  expect(rank(paths, 'zzz', 10)).toEqual([])
})

it('says which letters matched', () => {
  expect(rank(['package.json'], 'pj', 1)[0]?.at).toEqual([0, 8])
})

it('shows the list as it is for no letters, and never more than asked for', () => {
  expect(rank(paths, ' ', 2).map((match) => match.path)).toEqual(paths.slice(0, 2))
})
