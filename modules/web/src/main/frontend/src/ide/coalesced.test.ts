import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { coalesced } from './coalesced'

let done: (() => void)[] = []
const work = vi.fn(() => new Promise<void>((resolve) => done.push(resolve)))
const finish = async () => {
  done.shift()?.()
  await vi.advanceTimersByTimeAsync(10)
}

beforeEach(() => {
  vi.useFakeTimers()
  done = []
  work.mockClear()
})

afterEach(() => vi.useRealTimers())

it('does once more what was asked for while it was under way, however often', async () => {
  const again = coalesced(work)
  const all = Promise.all([again('a'), again('a'), again('a')])
  await finish()
  expect(work).toHaveBeenCalledTimes(2)
  await finish()
  await all
  expect(work).toHaveBeenCalledTimes(2)
})

it('begins anew after it has ended, and after it has failed', async () => {
  const again = coalesced(work)
  void again('a')
  await finish()
  work.mockRejectedValueOnce(new Error('No.'))
  await expect(again('a')).rejects.toThrow('No.')
  void again('a')
  expect(work).toHaveBeenCalledTimes(3)
})

it('keeps the keys apart', () => {
  const again = coalesced(work)
  void again('a')
  void again('b')
  expect(work.mock.calls).toEqual([['a'], ['b']])
})

it('rests longer the longer the work takes', async () => {
  const again = coalesced(work)
  void again('a')
  void again('a')
  await vi.advanceTimersByTimeAsync(100)
  done.shift()?.()
  await vi.advanceTimersByTimeAsync(299)
  expect(work).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(work).toHaveBeenCalledTimes(2)
})
