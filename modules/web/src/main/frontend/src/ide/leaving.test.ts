import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { atMost, onLeaving } from './leaving'

let page: EventTarget & { visibilityState: string }

beforeEach(() => {
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', page)
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function closing(): Event {
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  return event
}

it('leaves when the page is hidden, not when it is shown', () => {
  const leave = vi.fn(() => true)
  onLeaving(leave)
  page.dispatchEvent(new Event('visibilitychange'))
  expect(leave).not.toHaveBeenCalled()
  page.visibilityState = 'hidden'
  page.dispatchEvent(new Event('visibilitychange'))
  expect(leave).toHaveBeenCalledOnce()
})

it('leaves when the page goes', () => {
  const leave = vi.fn(() => true)
  onLeaving(leave)
  window.dispatchEvent(new Event('pagehide'))
  expect(leave).toHaveBeenCalledOnce()
})

it('asks before the page is closed only when something would be lost', () => {
  let safe = true
  onLeaving(() => safe)
  expect(closing().defaultPrevented).toBe(false)
  safe = false
  expect(closing().defaultPrevented).toBe(true)
})

it('ends', () => {
  const leave = vi.fn(() => false)
  onLeaving(leave)()
  page.visibilityState = 'hidden'
  page.dispatchEvent(new Event('visibilitychange'))
  window.dispatchEvent(new Event('pagehide'))
  expect(closing().defaultPrevented).toBe(false)
  expect(leave).not.toHaveBeenCalled()
})

it('waits for work, but not for ever', async () => {
  vi.useFakeTimers()
  const ended = vi.fn()
  void atMost(1000, new Promise(() => {})).then(ended)
  await vi.advanceTimersByTimeAsync(999)
  expect(ended).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(ended).toHaveBeenCalledOnce()
  await atMost(1000, Promise.reject(new Error('no')))
})
