import { beforeEach, expect, it } from 'vitest'
import type { LargeDrafts } from './draftDatabase'
import { Drafts, type Draft } from './drafts'

/** A browser's storage as far as drafts need it: its keys are its own, and it has room for so many characters. */
function storageFor(room: number): Storage {
  const storage = Object.create({
    getItem: (key: string) => storage[key] ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException('No room.', 'QuotaExceededError')
      storage[key] = value
    },
    removeItem: (key: string) => delete storage[key],
  })
  return storage
}

class FakeDatabase implements LargeDrafts {
  readonly kept = new Map<string, Draft>()
  broken = false

  async put(key: string, draft: Draft) {
    if (this.broken) throw new DOMException('No room.', 'QuotaExceededError')
    this.kept.set(key, draft)
  }

  async get(key: string) {
    if (this.broken) throw new Error('Broken.')
    return this.kept.get(key) ?? null
  }

  async remove(key: string) {
    this.kept.delete(key)
  }

  async keys() {
    if (this.broken) throw new Error('Broken.')
    return [...this.kept.keys()]
  }
}

const draft = { content: 'mine', version: 'v1', sent: ['mi'] }
const large = { content: 'x'.repeat(1_000_000), sent: [] }
const soon = () => new Promise((resolve) => setImmediate(resolve))
let storage: Storage
let database: FakeDatabase
let drafts: Drafts
const page = (replId = 'repl-1') => new Drafts(replId, () => storage, database)

beforeEach(() => {
  storage = storageFor(2_000_000)
  database = new FakeDatabase()
  drafts = page()
})

it('gives back to a later page what an earlier one kept', async () => {
  expect(drafts.keep('a/b.txt', draft)).toBe(true)
  expect(await page().paths()).toEqual(['a/b.txt'])
  expect(await page().find('a/b.txt')).toEqual(draft)
})

it('keeps the drafts of each repl apart', async () => {
  drafts.keep('b.txt', draft)
  drafts.keep('large.txt', large)
  await soon()
  expect(await page('repl-10').paths()).toEqual([])
  expect(await page('repl-10').find('b.txt')).toBeNull()
  expect(await page('repl-10').find('large.txt')).toBeNull()
})

it('forgets, and moves with the file', async () => {
  drafts.keep('a.txt', draft)
  drafts.keep('b.txt', draft)
  drafts.forget('a.txt')
  await drafts.move('b.txt', 'c.txt')
  expect(await drafts.paths()).toEqual(['c.txt'])
})

it('keeps a long draft too, and says so once it is sure of it', async () => {
  expect(drafts.keep('a.txt', large)).toBe(false)
  await soon()
  expect(drafts.keep('a.txt', large)).toBe(true)
  expect(await page().paths()).toEqual(['a.txt'])
  expect(await page().find('a.txt')).toEqual(large)
})

it('is not sure of a long draft any more when its text has changed', async () => {
  drafts.keep('a.txt', large)
  await soon()
  expect(drafts.keep('a.txt', { ...large, content: `${large.content}y` })).toBe(false)
})

it('keeps one draft of a file, whichever way it grows', async () => {
  drafts.keep('a.txt', draft)
  drafts.keep('a.txt', large)
  await soon()
  expect(Object.keys(storage)).toEqual([])
  drafts.keep('a.txt', draft)
  await soon()
  expect(database.kept.size).toBe(0)
  expect(await page().find('a.txt')).toEqual(draft)
})

it('forgets a long draft that another page has kept', async () => {
  drafts.keep('a.txt', large)
  await soon()
  const later = page()
  await later.find('a.txt')
  later.forget('a.txt')
  expect(database.kept.size).toBe(0)
})

it('says so when the browser has no room or forbids it', async () => {
  expect(new Drafts('repl-1', () => storageFor(10), database).keep('a.txt', draft)).toBe(false)
  database.broken = true
  const forbidden = new Drafts(
    'repl-1',
    () => {
      throw new DOMException('Forbidden.', 'SecurityError')
    },
    database,
  )
  expect([forbidden.keep('a.txt', draft), forbidden.keep('b.txt', large)]).toEqual([false, false])
  await soon()
  expect(forbidden.keep('b.txt', large)).toBe(false)
  expect(await forbidden.paths()).toEqual([])
  expect(await forbidden.find('b.txt')).toBeNull()
})

it('takes nothing for a draft that is none', async () => {
  storage.setItem('devex.draft.repl-1/a.txt', '{"content":7}')
  storage.setItem('devex.draft.repl-1/b.txt', 'nonsense')
  expect([await drafts.find('a.txt'), await drafts.find('b.txt')]).toEqual([null, null])
})
