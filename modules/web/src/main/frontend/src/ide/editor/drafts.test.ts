import { beforeEach, expect, it } from 'vitest'
import { Drafts } from './drafts'

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

const draft = { content: 'mine', version: 'v1', sent: ['mi'] }
let storage: Storage
let drafts: Drafts

beforeEach(() => {
  storage = storageFor(2_000_000)
  drafts = new Drafts('repl-1', () => storage)
})

it('gives back to a later page what an earlier one kept', () => {
  expect(drafts.keep('a/b.txt', draft)).toBe(true)
  const later = new Drafts('repl-1', () => storage)
  expect(later.paths()).toEqual(['a/b.txt'])
  expect(later.find('a/b.txt')).toEqual(draft)
})

it('keeps the drafts of each repl apart', () => {
  drafts.keep('b.txt', draft)
  const other = new Drafts('repl-10', () => storage)
  expect(other.paths()).toEqual([])
  expect(other.find('b.txt')).toBeNull()
})

it('forgets, and moves with the file', () => {
  drafts.keep('a.txt', draft)
  drafts.keep('b.txt', draft)
  drafts.forget('a.txt')
  drafts.move('b.txt', 'c.txt')
  expect(drafts.paths()).toEqual(['c.txt'])
})

it('says so when a draft is too long, and keeps no older one in its place', () => {
  drafts.keep('a.txt', draft)
  expect(drafts.keep('a.txt', { ...draft, content: 'x'.repeat(1_000_000) })).toBe(false)
  expect(drafts.find('a.txt')).toBeNull()
})

it('says so when the browser has no room or forbids it', () => {
  expect(new Drafts('repl-1', () => storageFor(10)).keep('a.txt', draft)).toBe(false)
  const forbidden = new Drafts('repl-1', () => {
    throw new DOMException('Forbidden.', 'SecurityError')
  })
  expect(forbidden.keep('a.txt', draft)).toBe(false)
  expect(forbidden.paths()).toEqual([])
})

it('takes nothing for a draft that is none', () => {
  storage.setItem('devex.draft.repl-1/a.txt', '{"content":7}')
  storage.setItem('devex.draft.repl-1/b.txt', 'nonsense')
  expect([drafts.find('a.txt'), drafts.find('b.txt')]).toEqual([null, null])
})
