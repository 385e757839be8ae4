import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ServerEvent } from './event-stream'
import { listen, useEvents } from './events'
import { onSignedOut } from './http'

type Answer = (signal: AbortSignal) => Promise<Response> | Response

let requests: string[]
let answers: Answer[]
let stop: () => void = () => {}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
  requests = []
  answers = []
  vi.stubGlobal('fetch', (path: string, { signal }: RequestInit) => {
    requests.push(path)
    const answer = answers.shift()
    if (!signal) throw new Error('every request can be given up')
    return answer === undefined ? never(signal) : answer(signal)
  })
})

afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('hands on events and says that it is live', async () => {
  answers.push(stream('event: repl\ndata: {}\n\n'))
  const events = await heard()
  expect(events).toEqual([{ event: 'repl', data: '{}' }])
  expect(useEvents.getState().status).toBe('live')
})

test('connects again after the stream ends, and asks for everything again', async () => {
  answers.push(ended('event: repl\ndata: 1\n\n'), stream('event: repl\ndata: 2\n\n'))
  let opened = 0
  const events: ServerEvent[] = []
  stop = listen({ onOpen: () => opened++, onEvent: (event) => events.push(event) })
  await settled()
  expect(useEvents.getState().status).toBe('waiting')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(opened).toBe(2)
  expect(events.map(({ data }) => data)).toEqual(['1', '2'])
  expect(useEvents.getState().status).toBe('live')
})

test('waits longer each time, but never long, and connects now when asked to', async () => {
  answers.push(...Array.from({ length: 12 }, () => () => Promise.reject(new TypeError('refused'))))
  await heard()
  const waits: number[] = []
  for (let attempt = 0; attempt < 8; attempt++) {
    const { status, retryAt, reconnectNow } = useEvents.getState()
    expect(status).toBe('waiting')
    waits.push((retryAt ?? 0) - Date.now())
    reconnectNow()
    await settled()
  }
  expect(waits[0]).toBeLessThanOrEqual(1_000)
  expect(waits[3]).toBeGreaterThan(waits[0] ?? 0)
  expect(Math.max(...waits)).toBeLessThanOrEqual(15_000)
  expect(requests).toHaveLength(9)
})

test('connects at once when the network is back', async () => {
  answers.push(() => Promise.reject(new TypeError('offline')), stream(''))
  await heard()
  window.dispatchEvent(new Event('online'))
  await settled()
  expect(useEvents.getState().status).toBe('live')
})

test('waits as long as the server asks', async () => {
  answers.push(() => new Response(null, { status: 503, headers: { 'Retry-After': '7' } }))
  await heard()
  expect((useEvents.getState().retryAt ?? 0) - Date.now()).toBe(7_000)
})

test('takes silence for a lost connection', async () => {
  answers.push(stream(': hello\n\n'))
  await heard()
  await vi.advanceTimersByTimeAsync(39_000)
  expect(useEvents.getState().status).toBe('live')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(useEvents.getState().status).not.toBe('live')
})

test('ends with the session', async () => {
  const signedOut = vi.fn()
  onSignedOut(signedOut)
  answers.push(() => new Response(null, { status: 401 }))
  await heard()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(signedOut).toHaveBeenCalledOnce()
  expect(requests).toHaveLength(1)
})

test('stops when it is no longer wanted', async () => {
  answers.push(() => Promise.reject(new TypeError('refused')))
  await heard()
  stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(requests).toHaveLength(1)
  expect(useEvents.getState().status).toBe('off')
})

async function heard(): Promise<ServerEvent[]> {
  const events: ServerEvent[] = []
  stop = listen({ onOpen: () => {}, onEvent: (event) => events.push(event) })
  await settled()
  return events
}

function settled(): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(0)
}

function never(signal: AbortSignal): Promise<Response> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

function ended(text: string): Answer {
  return () => new Response(text)
}

/** A stream that stays open after the text; it ends with an error when the request is given up, as in a browser. */
function stream(text: string): Answer {
  return (signal) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(text))
        signal.addEventListener('abort', () => controller.error(signal.reason))
      },
    })
    return new Response(body)
  }
}
