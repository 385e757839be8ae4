import { beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '../connection/connection'
import { Refused } from '../connection/problems'
import { same, WorkspaceFile } from './workspaceFile'

/** A runner with one file. */
class FakeRunner {
  content: string | Blob | null = 'one'
  version = 1
  readonly asked: string[] = []

  async ask(event: string, data: { path: string; content?: string; baseVersion?: number }) {
    this.asked.push(event)
    if (event === 'updateContent') {
      if (data.baseVersion !== undefined && data.baseVersion !== this.version) throw new Refused('Stale.', 'stale')
      this.content = data.content ?? ''
      this.version += 1
    }
    if (event === 'delete') this.content = null
    if (this.content === null && event === 'fetchContent') throw new Refused('There is no such file.', 'missing')
    if (this.content instanceof Blob) throw new Refused('That is no text.', 'binary')
    return { path: data.path, content: this.content, version: this.version }
  }

  async bytes() {
    return this.content as Blob
  }

  async upload(_: string, content: Blob) {
    this.asked.push('upload')
    this.content = content
  }
}

const picture = new Blob([new Uint8Array([0, 1, 2])])
const text = (content: string) => ({ kind: 'text', text: content }) as const
let runner: FakeRunner
let file: WorkspaceFile

beforeEach(() => {
  runner = new FakeRunner()
  file = new WorkspaceFile(runner as unknown as Connection, runner)
})

describe('a file of the workspace', () => {
  it('is read as what it is', async () => {
    expect(await file.read('a')).toEqual({ kind: 'text', text: 'one', version: 1 })
    runner.content = picture
    expect(await file.read('a')).toEqual({ kind: 'bytes', bytes: picture, version: null })
    runner.content = null
    expect(await file.read('a')).toEqual({ kind: 'none' })
  })

  it('is not replaced when it is not what it was', async () => {
    const present = await file.read('a')
    runner.version = 7
    await expect(file.replace('a', present, text('two'))).rejects.toMatchObject({ reason: 'stale' })
    expect(runner.content).toBe('one')
  })

  it('goes back and forth between a text and nothing', async () => {
    const present = await file.read('a')
    const gone = await file.replace('a', present, { kind: 'none' })
    expect(runner.content).toBeNull()
    expect(await file.replace('a', gone, text('one'))).toMatchObject({ kind: 'text', version: 2 })
  })

  it('is not removed when it is not what it was', async () => {
    const present = await file.read('a')
    runner.content = 'theirs'
    await expect(file.replace('a', present, { kind: 'none' })).rejects.toMatchObject({ reason: 'stale' })
    expect(runner.content).toBe('theirs')
  })

  it('is sent as bytes when it is no text, or a long one', async () => {
    await file.replace('a', await file.read('a'), { kind: 'bytes', bytes: picture })
    expect(runner.content).toBe(picture)
    await file.replace('a', await file.read('a'), text('x'))
    runner.content = 'short'
    await file.replace('a', await file.read('a'), text('x'.repeat(3_000_000)))
    expect(runner.asked.filter((event) => event === 'upload')).toHaveLength(3)
  })
})

it('knows what is the same', async () => {
  const none = { kind: 'none' } as const
  const bytes = (...content: number[]) => ({ kind: 'bytes', bytes: new Blob([new Uint8Array(content)]) }) as const
  expect(await same(none, none)).toBe(true)
  expect(await same(none, text(''))).toBe(false)
  expect(await same(text('a'), text('b'))).toBe(false)
  expect(await same(bytes(97, 0), bytes(97, 0))).toBe(true)
  expect(await same(bytes(97, 0), bytes(97, 1))).toBe(false)
  expect(await same(bytes(97), text('a'))).toBe(true)
})
