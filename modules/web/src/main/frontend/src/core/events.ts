import { create } from 'zustand'
import { EventStreamParser, type ServerEvent } from './event-stream'
import { refused, send } from './http'
import { Problem } from './problem'

/** What the page knows of the core: `live` while its events arrive; `retryAt` (ms since 1970) while they do not. */
export interface EventsState {
  status: 'off' | 'connecting' | 'live' | 'waiting'
  retryAt: number | null
  reconnectNow: () => void
}

const SILENCE_MS = 40_000
const SHORTEST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 10_000

export const useEvents = create<EventsState>()(() => ({ status: 'off', retryAt: null, reconnectNow: () => {} }))

interface Listener {
  onOpen: () => void
  onEvent: (event: ServerEvent) => void
}

/** Listens to the core's events, reconnecting for as long as the session lasts, until the returned function is called. */
export function listen(listener: Listener, path = '/api/events'): () => void {
  const stopped = new AbortController()
  void keepListening(path, listener, stopped.signal)
  return () => {
    stopped.abort()
    useEvents.setState({ status: 'off', retryAt: null, reconnectNow: () => {} })
  }
}

async function keepListening(path: string, listener: Listener, stopped: AbortSignal): Promise<void> {
  for (let failures = 0; !stopped.aborted; failures++) {
    useEvents.setState((state) => ({ status: state.status === 'waiting' ? 'waiting' : 'connecting', retryAt: null }))
    const end = await listenOnce(path, listener, stopped, () => (failures = 0))
    if (stopped.aborted || end?.status === 401) return
    await pause(end?.retryAfterSeconds ? end.retryAfterSeconds * 1000 : backoff(failures), stopped)
  }
}

/** Resolves when the stream ends: with the problem that ended it, or null after a stream that was open. */
async function listenOnce(
  path: string,
  { onOpen, onEvent }: Listener,
  stopped: AbortSignal,
  whenOpen: () => void,
): Promise<Problem | null> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), SILENCE_MS)
  try {
    const signal = AbortSignal.any([stopped, silence.signal])
    const response = await send(path, { headers: { Accept: 'text/event-stream' }, cache: 'no-store', signal })
    if (!response.ok || response.body === null) return await refused(response)
    whenOpen()
    useEvents.setState({ status: 'live', retryAt: null })
    onOpen()
    const parser = new EventStreamParser()
    for await (const text of texts(response.body)) {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), SILENCE_MS)
      for (const event of parser.feed(text)) onEvent(event)
    }
    return null
  } catch (error) {
    return error instanceof Problem ? error : null
  } finally {
    clearTimeout(timer)
  }
}

async function* texts(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield decoder.decode(value, { stream: true })
  }
}

function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    function done(): void {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      stopped.removeEventListener('abort', done)
      resolve()
    }
    window.addEventListener('online', done)
    stopped.addEventListener('abort', done)
    useEvents.setState({ status: 'waiting', retryAt: Date.now() + milliseconds, reconnectNow: done })
  })
}

function backoff(failures: number): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** failures)
  return ceiling * (0.75 + Math.random() * 0.25)
}
