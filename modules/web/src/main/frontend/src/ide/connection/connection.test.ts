import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Connection } from './connection'
import { ConnectionLost, NoTicket, Refused } from './problems'

class FakeSocket {
  static made: FakeSocket[] = []
  readonly sent: { event: string; id?: string; data?: unknown }[] = []
  onopen: (() => void) | null = null
  onmessage: ((message: { data: string | ArrayBuffer }) => void) | null = null
  onclose: (() => void) | null = null
  closed = false

  constructor(
    readonly address: string,
    readonly protocols: string[],
  ) {
    FakeSocket.made.push(this)
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }

  close(): void {
    this.closed = true
  }

  tell(frame: unknown): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }

  asked(event: string) {
    return this.sent.filter((frame) => frame.event === event).at(-1)
  }
}

let tickets = 0
const ticket = async () => ({ url: 'https://host/r/', token: `token-${++tickets}`, expiresAt: '' })
const socket = () => FakeSocket.made.at(-1)!
const soon = () => vi.advanceTimersByTimeAsync(0)

async function opened(): Promise<Connection> {
  const connection = new Connection(ticket)
  connection.open()
  await soon()
  socket().onopen?.()
  return connection
}

describe('Connection', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    FakeSocket.made = []
    tickets = 0
    vi.stubGlobal('WebSocket', FakeSocket)
    vi.stubGlobal('window', new EventTarget())
    vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
    vi.stubGlobal('fetch', async () => new Response())
  })

  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('offers the protocol and the ticket, the latter never in the address', async () => {
    await opened()
    expect(socket().address).toBe('wss://host/r/api/v1/repl/ws')
    expect(socket().protocols).toEqual(['devex.binary.v1', 'devex.json.v1', 'bearer.token-1'])
  })

  it('gives each request its own answer, in whatever order they come', async () => {
    const connection = await opened()
    const first = connection.ask('fetchDir', { dir: 'a' })
    const second = connection.ask('fetchDir', { dir: 'b' })
    const [one, two] = socket().sent.filter((frame) => frame.event === 'fetchDir')
    socket().tell({ event: 'fetchDirResponse', id: two?.id, data: { contents: [], path: 'b' } })
    socket().tell({ event: 'fetchDirResponse', id: one?.id, data: { contents: [], path: 'a' } })
    expect((await first).path).toBe('a')
    expect((await second).path).toBe('b')
  })

  it('rejects a refused request with the sentence of the runner', async () => {
    const connection = await opened()
    const asked = connection.ask('delete', { path: 'x' })
    socket().tell({
      event: 'deleteResponse',
      id: socket().asked('delete')?.id,
      data: { error: 'It is not there.', path: 'x' },
    })
    await expect(asked).rejects.toEqual(new Refused('It is not there.'))
  })

  it('rejects what was not answered when the connection goes away', async () => {
    const connection = await opened()
    const asked = connection.ask('fetchDir', { dir: '' })
    socket().onclose?.()
    await expect(asked).rejects.toBeInstanceOf(ConnectionLost)
  })

  it('comes back with growing pauses and a new ticket each time', async () => {
    const connection = await opened()
    socket().onclose?.()
    expect(connection.link.getState().kind).toBe('waiting')
    await vi.advanceTimersByTimeAsync(1000)
    socket().onclose?.()
    await vi.advanceTimersByTimeAsync(1000)
    expect(FakeSocket.made).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1000)
    socket().onclose?.()
    await vi.advanceTimersByTimeAsync(2999)
    expect(FakeSocket.made).toHaveLength(3)
    await vi.advanceTimersByTimeAsync(1)
    expect(socket().protocols[2]).toBe('bearer.token-4')
  })

  it('tries at once when asked to', async () => {
    const connection = await opened()
    socket().onclose?.()
    connection.retryNow()
    await soon()
    socket().onopen?.()
    expect(connection.isOpen).toBe(true)
  })

  it('tells its listeners each time it is open again', async () => {
    const connection = new Connection(ticket)
    const listener = vi.fn()
    connection.onOpen(listener)
    connection.open()
    await soon()
    socket().onopen?.()
    socket().onclose?.()
    connection.retryNow()
    await soon()
    socket().onopen?.()
    expect(listener).toHaveBeenCalledTimes(2)
  })

  it('gives up a connection over which nothing comes for a while', async () => {
    const connection = await opened()
    await vi.advanceTimersByTimeAsync(6999)
    expect(connection.isOpen).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(connection.link.getState().kind).toBe('waiting')
    expect(FakeSocket.made[0]?.closed).toBe(true)
  })

  it('keeps a connection over which a flood delays the answer', async () => {
    const connection = await opened()
    for (let second = 0; second < 60; second += 1) {
      socket().onmessage?.({ data: new Uint8Array([1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 65]).buffer })
      await vi.advanceTimersByTimeAsync(1000)
    }
    expect(connection.isOpen).toBe(true)
  })

  it.each(['online', 'offline', 'pageshow'])('looks at once whether the connection is alive: %s', async (event) => {
    const connection = await opened()
    socket().tell({ event: 'pong', id: socket().asked('ping')?.id, data: {} })
    window.dispatchEvent(new Event(event))
    await vi.advanceTimersByTimeAsync(3000)
    expect(connection.link.getState().kind).toBe('waiting')
  })

  it('tries at once when the page is looked at again', async () => {
    const connection = await opened()
    socket().onclose?.()
    document.dispatchEvent(new Event('visibilitychange'))
    await soon()
    socket().onopen?.()
    expect(connection.isOpen).toBe(true)
  })

  it('gives up an attempt that leads nowhere', async () => {
    const connection = new Connection(ticket)
    connection.open()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(connection.link.getState()).toMatchObject({ kind: 'waiting' })
  })

  it('says when the runner answers, before the connection stands', async () => {
    const connection = new Connection(ticket)
    connection.open()
    expect(connection.link.getState()).toMatchObject({ kind: 'connecting', answered: false })
    await soon()
    expect(connection.link.getState()).toMatchObject({ kind: 'connecting', answered: true })
  })

  it('shows the time of a round trip', async () => {
    const connection = await opened()
    await vi.advanceTimersByTimeAsync(12)
    socket().tell({ event: 'pong', id: socket().asked('ping')?.id, data: {} })
    await soon()
    expect(connection.link.getState()).toMatchObject({ kind: 'open', latency: 12 })
  })

  it('does not try by itself where no ticket is to be had', async () => {
    const connection = new Connection(() => Promise.reject(new NoTicket('not-running', 'The repl is not running.')))
    connection.open()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(connection.link.getState()).toMatchObject({ kind: 'refused', because: 'not-running' })
    expect(FakeSocket.made).toHaveLength(0)
  })

  it('stays closed once closed', async () => {
    const connection = await opened()
    connection.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(FakeSocket.made).toHaveLength(1)
    await expect(connection.ask('fetchDir', { dir: '' })).rejects.toBeInstanceOf(ConnectionLost)
  })

  it('survives a frame that it cannot read', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const connection = await opened()
    socket().onmessage?.({ data: 'nonsense' })
    expect(connection.isOpen).toBe(true)
    expect(warn).toHaveBeenCalledOnce()
  })
})
