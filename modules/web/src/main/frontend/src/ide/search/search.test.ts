import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Connection } from '../connection/connection'
import type { SearchMatch } from '../connection/frames'
import { ConnectionLost, Refused } from '../connection/problems'
import { Search } from './search'

type Listener = (data: { searchId: string; matches: readonly SearchMatch[] }) => void

/** A runner whose searches end when the test says so. */
class FakeRunner {
  readonly asked: { searchId: string; query: string }[] = []
  readonly cancelled: string[] = []
  #answers: { resolve: (answer: object) => void; reject: (problem: Error) => void }[] = []
  #found: Listener = () => {}

  on(_: string, listener: Listener) {
    this.#found = listener
  }

  tell(_: string, { searchId }: { searchId: string }) {
    this.cancelled.push(searchId)
  }

  ask(_: string, data: { searchId: string; query: string }) {
    this.asked.push(data)
    return new Promise((resolve, reject) => this.#answers.push({ resolve, reject }))
  }

  find(searchId: string, ...lines: number[]) {
    const place = (line: number) => ({ line, column: 1, length: 1, text: 'x', textStart: 1 })
    this.#found({ searchId, matches: lines.map((line) => ({ path: 'a.js', place: place(line) })) })
  }

  async end(answer: object | Error = { truncated: false, cancelled: false }) {
    const last = this.#answers.pop()
    if (answer instanceof Error) last?.reject(answer)
    else last?.resolve(answer)
    await vi.advanceTimersByTimeAsync(0)
  }
}

let runner: FakeRunner
let search: Search
const state = () => search.store.getState()
const typed = async (text: string) => {
  search.change({ text })
  await vi.advanceTimersByTimeAsync(1000)
}

describe('Search', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    runner = new FakeRunner()
    search = new Search(runner as unknown as Connection, null, async () => {})
  })

  afterEach(() => vi.useRealTimers())

  it('searches once when somebody types several letters', async () => {
    search.change({ text: 'n' })
    search.change({ text: 'ne' })
    await typed('needle')
    expect(runner.asked.map(({ query }) => query)).toEqual(['needle'])
  })

  it('shows what is found before the search has ended', async () => {
    await typed('x')
    runner.find('search-1', 1, 2)
    await vi.advanceTimersByTimeAsync(100)
    expect(state()).toMatchObject({ matches: 2, progress: { kind: 'running' } })
    runner.find('search-1', 3)
    await runner.end({ truncated: true, cancelled: false })
    expect(state()).toMatchObject({ matches: 3, progress: { kind: 'done', truncated: true } })
  })

  it('ends the search before when another begins, and takes nothing of it any more', async () => {
    await typed('x')
    await typed('y')
    expect(runner.cancelled).toEqual(['search-1'])
    runner.find('search-1', 1)
    runner.find('search-2', 5)
    await runner.end()
    expect(state().files[0]?.places.map(({ line }) => line)).toEqual([5])
  })

  it('keeps what it found until the next search has found something', async () => {
    await typed('x')
    runner.find('search-1', 1)
    await runner.end()
    await typed('y')
    expect(state().matches).toBe(1)
    await runner.end()
    expect(state().matches).toBe(0)
  })

  it('stops when asked to, and keeps what it has found', async () => {
    await typed('x')
    runner.find('search-1', 1)
    search.cancel()
    runner.find('search-1', 2)
    await runner.end({ truncated: false, cancelled: true })
    expect(runner.cancelled).toEqual(['search-1'])
    expect(state()).toMatchObject({ matches: 1, progress: { kind: 'done', cancelled: true } })
  })

  it('says in the words of the runner why it cannot search', async () => {
    await typed('(')
    await runner.end(new Refused('The expression lacks a closing parenthesis.'))
    expect(state().progress).toEqual({ kind: 'failed', message: 'The expression lacks a closing parenthesis.' })
  })

  it('says so when the connection is lost', async () => {
    await typed('x')
    await runner.end(new ConnectionLost(true))
    expect(state().progress).toMatchObject({ kind: 'failed' })
    expect(runner.cancelled).toEqual([])
  })

  it('shows nothing for an empty query', async () => {
    await typed('x')
    runner.find('search-1', 1)
    await runner.end()
    await typed('')
    expect(runner.asked).toHaveLength(1)
    expect(state()).toMatchObject({ matches: 0, progress: { kind: 'idle' } })
  })

  it('has what is being edited written before it searches', async () => {
    let written = () => {}
    search = new Search(runner as unknown as Connection, { text: 'x' }, () => new Promise((done) => (written = done)))
    void search.run()
    expect(runner.asked).toEqual([])
    written()
    await vi.advanceTimersByTimeAsync(0)
    expect(runner.asked).toHaveLength(1)
  })
})
