import { beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '../connection/connection'
import { Refused } from '../connection/problems'
import type { Present, WholeFile } from '../connection/wholeFile'
import { same, WorkspaceFile } from './workspaceFile'

/** A runner with one file. */
class FakeRunner {
  present: Present | null = { bytes: new Blob(['one']), mode: '644', tag: '1' }

  async ask() {
    this.present = null
  }

  async file() {
    return this.present
  }

  async replace(_: string, bytes: Blob, tag: string | null, mode: string | null) {
    if ((this.present?.tag ?? null) !== tag) throw new Refused('Stale.', 'stale')
    this.present = { bytes, mode: mode ?? this.present?.mode ?? '644', tag: `${Number(tag) + 1}` }
    return this.present.tag
  }
}

const whole = (content: string, mode: string | null = '644'): WholeFile => ({ bytes: new Blob([content]), mode })
let runner: FakeRunner
let file: WorkspaceFile

beforeEach(() => {
  runner = new FakeRunner()
  file = new WorkspaceFile(runner as unknown as Connection, runner)
})

describe('a file of the workspace', () => {
  it('is replaced with its mode, and back again', async () => {
    const before = await file.read('a')
    const now = await file.replace('a', before, whole('two', '755'))
    expect(runner.present).toMatchObject({ mode: '755', tag: '2' })
    await file.replace('a', now, before)
    expect(runner.present).toMatchObject({ bytes: before?.bytes, mode: '644' })
  })

  it('is not replaced when it is not what it was', async () => {
    const present = await file.read('a')
    runner.present = { ...whole('theirs'), tag: '7' }
    await expect(file.replace('a', present, whole('two'))).rejects.toMatchObject({ reason: 'stale' })
    await expect(file.replace('a', null, whole('two'))).rejects.toMatchObject({ reason: 'stale' })
    expect(runner.present.tag).toBe('7')
  })

  it('goes back and forth between something and nothing', async () => {
    const present = await file.read('a')
    const gone = await file.replace('a', present, null)
    expect(runner.present).toBeNull()
    expect(await file.replace('a', gone, whole('one'))).toMatchObject({ tag: '1' })
  })

  it('is not removed when it is not what it was', async () => {
    const present = await file.read('a')
    runner.present = { ...whole('theirs'), tag: '7' }
    await expect(file.replace('a', present, null)).rejects.toMatchObject({ reason: 'stale' })
    expect(runner.present.tag).toBe('7')
  })
})

it('knows what is the same', async () => {
  expect(await same(null, null)).toBe(true)
  expect(await same(null, whole(''))).toBe(false)
  expect(await same(whole('a'), whole('a'))).toBe(true)
  expect(await same(whole('a'), whole('b'))).toBe(false)
  expect(await same(whole('a', '755'), whole('a'))).toBe(false)
})
