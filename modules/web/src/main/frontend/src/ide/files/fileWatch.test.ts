import { beforeEach, expect, it, vi } from 'vitest'
import type { Told } from '../connection/frames'
import { FileWatch } from './fileWatch'

let opened: () => void
let tell: (data: Told['filesChanged']) => void
let watches: boolean
const follower = { changed: vi.fn(), refresh: vi.fn(async () => {}) }
const asked = vi.fn()

beforeEach(() => {
  vi.clearAllMocks()
  watches = true
})

async function watch(): Promise<FileWatch> {
  const connection = {
    onOpen: (listener: () => void) => (opened = listener),
    on: (_: string, listener: typeof tell) => (tell = listener),
    ask: async (event: string) => {
      asked(event)
      if (!watches) throw new Error('Unknown event.')
    },
  }
  const made = new FileWatch(connection as never, [follower])
  opened()
  await vi.waitFor(() => expect(asked).toHaveBeenCalledWith('watchFiles'), { timeout: 30_000 })
  return made
}

it('hands on what changed, and does not look by itself', async () => {
  const files = await watch()
  const changes = [{ path: 'a', change: 'created' }] as const
  tell({ changes, rescan: false })
  files.suspect()
  expect(follower.changed).toHaveBeenCalledWith(changes)
  expect(follower.refresh).not.toHaveBeenCalled()
})

it('asks anew on each connection', async () => {
  await watch()
  opened()
  expect(asked).toHaveBeenCalledTimes(2)
})

it('reads everything again when the runner had to give up, and looks by itself from then on', async () => {
  const files = await watch()
  tell({ changes: [], rescan: true })
  expect(follower.refresh).toHaveBeenCalledTimes(1)
  files.suspect()
  expect(follower.refresh).toHaveBeenCalledTimes(2)
})

it('looks by itself where the runner does not watch', async () => {
  watches = false
  const files = await watch()
  files.suspect()
  expect(follower.refresh).toHaveBeenCalledTimes(1)
})
