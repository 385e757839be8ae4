import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { queryClient, type Repl, type Snapshot } from '../../core'
import type { Notice } from '../../ui'
import { Refused } from '../connection/problems'
import type { Present, WholeFile } from '../connection/wholeFile'
import type { Comparison } from './comparison'
import { History } from './history'

/** A core with some stored states of one repl. */
class FakeCore {
  line: Snapshot[] = [state(2), state(1, 'template')]
  files: Record<string, string> = { '1/workspace/a.js': 'first', '2/workspace/a.js': 'second' }
  readonly asked: string[] = []

  readonly fetch = async (address: string, { method = 'GET' }: RequestInit = {}): Promise<Response> => {
    this.asked.push(`${method} ${address}`)
    const [, path = ''] = address.split('/api/repls/repl-1/snapshots')
    const [, id, action, ...rest] = path.split('/')
    if (path === '') return Response.json(this.line)
    if (action === 'restore') return Response.json({ id: 'repl-1', state: 'STOPPING' } as Repl, { status: 202 })
    if (action === 'files') return file(this.files[`${id}/${rest.join('/')}`])
    const found = this.line.find((each) => each.id === id)
    return found ? Response.json(found) : new Response(null, { status: 404 })
  }
}

/** One file of the workspace, with tags. */
class FakeFile {
  present: Present | null = present('third', '3')

  async read() {
    return this.present
  }

  async replace(_: string, present: Present | null, wanted: WholeFile | null) {
    if (present?.tag !== this.present?.tag) throw new Refused('Stale.', 'stale')
    this.present = wanted && { ...wanted, tag: `${Number(this.present?.tag ?? 0) + 1}` }
    return this.present
  }

  async text(): Promise<string | null> {
    return (await this.present?.bytes.text()) ?? null
  }
}

function present(text: string, tag: string): Present {
  return { bytes: new Blob([text]), mode: '644', tag }
}

function state(number: number, kind: Snapshot['kind'] = 'save'): Snapshot {
  return { id: String(number), number, session: 1, savedAt: new Date().toISOString(), kind, entries: 2, bytes: 10 }
}

function file(text: string | undefined): Response {
  return text === undefined ? new Response(null, { status: 404 }) : new Response(text, { headers: { 'X-File-Mode': '755' } })
}

const A = { path: 'workspace/a.js' }
let core: FakeCore
let disk: FakeFile
let told: Notice[]
let compared: Comparison[]
let opened: () => void
let flushed: string[]
let history: History

beforeEach(() => {
  core = new FakeCore()
  disk = new FakeFile()
  told = []
  compared = []
  flushed = []
  vi.stubGlobal('fetch', core.fetch)
  const documents = {
    compare: (comparison: Comparison) => void compared.push(comparison),
    saveAll: async () => void flushed.push('all'),
    settle: async (path: string) => void flushed.push(path),
  }
  const connection = { onOpen: (listener: () => void) => ((opened = listener), () => true) }
  history = new History('repl-1', connection, documents, disk, (notice) => told.push(notice))
})

afterEach(() => {
  vi.unstubAllGlobals()
  queryClient.clear()
})

const messages = () => told.map(({ message }) => message)
const act = () => told.at(-1)?.action?.run()

describe('restoring a file', () => {
  it('writes what it held then, after what is being typed, and can be undone and done again', async () => {
    await history.restoreFile('1', A)
    expect(flushed).toEqual(['a.js'])
    expect(await disk.text()).toBe('first')
    expect(disk.present?.mode).toBe('755')
    expect(messages()[0]).toMatch(/^a\.js is as it was at \d\d:\d\d:\d\d\.$/)
    act()
    await vi.waitFor(async () => expect(await disk.text()).toBe('third'))
    expect(disk.present?.mode).toBe('644')
    act()
    await vi.waitFor(async () => expect(await disk.text()).toBe('first'))
  })

  it('brings back a deleted one, and undoing it deletes it again', async () => {
    disk.present = null
    await history.restoreFile('2', A)
    expect(await disk.text()).toBe('second')
    act()
    await vi.waitFor(() => expect(disk.present).toBeNull())
  })

  it('asks before it replaces what somebody wrote in the meantime', async () => {
    await history.restoreFile('1', A)
    disk.present = present('theirs', '9')
    act()
    await vi.waitFor(() => expect(history.store.getState().question?.path).toBe('a.js'))
    expect(await disk.text()).toBe('theirs')
    history.store.getState().question?.replace()
    await vi.waitFor(async () => expect(await disk.text()).toBe('third'))
  })

  it('says so when nothing is to be done', async () => {
    disk.present = { ...present('first', '3'), mode: '755' }
    await history.restoreFile('1', A)
    expect(messages()[0]).toMatch(/^a\.js is already as it was/)
    expect(disk.present?.tag).toBe('3')
  })

  it('says why it cannot be done', async () => {
    await history.restoreFile('1', { path: 'workspace/gone.js' })
    expect(told).toEqual([{ tone: 'failed', message: 'This is not here any more.' }])
    await history.restoreFile('1', { path: 'home/.bashrc' })
    await history.restoreFile('1', { path: 'workspace/caf%E9', encoded: true })
    expect(told).toHaveLength(1)
  })
})

describe('restoring everything', () => {
  it('flushes first, tells once it is done, and is undone by restoring the state before', async () => {
    await history.restoreAll(state(1))
    expect(flushed).toEqual(['all'])
    opened()
    await vi.waitFor(() => expect(core.asked).toContain('GET /api/repls/repl-1/snapshots'))
    expect(told).toEqual([])
    core.line = [state(5), state(4, 'restore'), state(3), ...core.line]
    opened()
    await vi.waitFor(() => expect(messages()[0]).toMatch(/^Restored to \d\d:\d\d:\d\d\.$/))
    act()
    await vi.waitFor(() => expect(core.asked.at(-1)).toBe('POST /api/repls/repl-1/snapshots/3/restore'))
  })

  it('says nothing of it when the core refused', async () => {
    vi.stubGlobal('fetch', async () => Response.json({ detail: 'It is being stopped' }, { status: 409 }))
    await history.restoreAll(state(1))
    expect(messages()).toEqual(['It is being stopped.'])
    vi.stubGlobal('fetch', core.fetch)
    opened()
    expect(core.asked).toEqual([])
  })
})

describe('comparing', () => {
  it('opens both states of a file, and enters them when asked to', async () => {
    await history.compare(A, { from: '1', to: '2' }, false)
    expect(compared).toMatchObject([{ stored: A, before: { id: '1' }, after: { id: '2' } }])
    expect(history.store.getState().wanted).toBeNull()
    await history.compare(A, { from: null, to: '1' }, true)
    expect(compared[1]).toMatchObject({ before: null, after: { id: '1' } })
    expect(history.store.getState().wanted).toBe(compared[1]?.id)
  })

  it('says so when a state is not kept any more', async () => {
    await history.compare(A, { from: '77', to: '2' }, false)
    expect(messages()).toEqual(['This is not here any more.'])
  })
})
