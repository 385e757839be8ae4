import { beforeEach, expect, it, vi } from 'vitest'
import type { Told } from '../connection/frames'
import { listFiles } from './fileList'

let tell: (data: Told['searchMatches']) => void
let end: (answer: { truncated: boolean }) => void
let searchId: string
const ended = vi.fn()
const told = vi.fn()
const found = (...paths: string[]) => tell({ searchId, matches: paths.map((path) => ({ path, place: null })) })

const connection = {
  on: (_: string, listener: typeof tell) => {
    tell = listener
    return ended
  },
  tell: told,
  ask: (_: string, data: { searchId: string; query: string; in: string }) => {
    expect(data).toMatchObject({ query: '', in: 'names' })
    searchId = data.searchId
    return new Promise((resolve) => (end = resolve as typeof end))
  },
} as never

beforeEach(() => vi.clearAllMocks())

it('tells the files as they are found, and whether there are more', async () => {
  const more = vi.fn()
  const listed = listFiles(connection, new AbortController().signal, more)
  found('a.js')
  found('src/b.js')
  tell({ searchId: 'of somebody else', matches: [{ path: 'c.js', place: null }] })
  expect(more.mock.calls).toEqual([[['a.js']], [['a.js', 'src/b.js']]])
  end({ truncated: true })
  expect(await listed).toBe(true)
  expect(ended).toHaveBeenCalledOnce()
})

it('ends the search when nobody waits for it any more', () => {
  const stopped = new AbortController()
  const more = vi.fn()
  void listFiles(connection, stopped.signal, more)
  stopped.abort()
  found('a.js')
  expect(told).toHaveBeenCalledWith('cancelSearch', { searchId })
  expect(more).not.toHaveBeenCalled()
})
