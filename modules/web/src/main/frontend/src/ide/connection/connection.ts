import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Ticket } from '../../core'
import { decodeBinary, type BinaryFrame } from './binary'
import { decode, encode } from './codec'
import { UnreadableFrame } from './fields'
import {
  BINARY_PROTOCOL,
  JSON_PROTOCOL,
  type AnswerTo,
  type Asked,
  type AskedEvent,
  type Question,
  type Told,
  type ToldEvent,
} from './frames'
import { Heartbeat } from './heartbeat'
import { Listeners } from './listeners'
import { pauseBefore } from './pauses'
import { ConnectionLost, LOST, NoTicket, sentence, SILENT, UNREACHED } from './problems'
import { Requests } from './requests'
import { answers } from './runnerHttp'
import { onWake } from './wakes'

export type Link =
  | { readonly kind: 'idle' }
  /** `answered`: the runner has answered a plain request, so that only the connection itself is missing. `message`: why it was lost. */
  | { readonly kind: 'connecting'; readonly attempt: number; readonly answered: boolean; readonly message: string | null }
  | { readonly kind: 'open'; readonly latency: number | null }
  | { readonly kind: 'waiting'; readonly attempt: number; readonly retryAt: number; readonly message: string }
  | { readonly kind: 'refused'; readonly because: NoTicket['because']; readonly message: string }

const DIAL_MS = 10_000

/**
 * One repl's connection to its runner. It comes back by itself with growing pauses and a new ticket each time;
 * what was asked and not answered when it went away is rejected with {@link ConnectionLost}.
 */
export class Connection {
  readonly link: StoreApi<Link> = createStore<Link>(() => ({ kind: 'idle' }))
  readonly #ticket: () => Promise<Ticket>
  readonly #requests = new Requests()
  readonly #listeners = new Listeners()
  readonly #openListeners = new Set<() => void>()
  #socket: WebSocket | null = null
  #heartbeat: Heartbeat | null = null
  #attempt = 0
  #generation = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #unwatch: (() => void) | null = null

  constructor(ticket: () => Promise<Ticket>) {
    this.#ticket = ticket
  }

  /** Connects, and stays connected until {@link close}. */
  open(): void {
    if (this.#unwatch) return
    this.#attempt = 0
    this.#unwatch = onWake(this.#check)
    void this.#connect()
  }

  close(): void {
    this.#unwatch?.()
    this.#unwatch = null
    this.#drop()
    this.link.setState({ kind: 'idle' }, true)
  }

  readonly retryNow = (): void => {
    const kind = this.link.getState().kind
    if (this.#unwatch && (kind === 'waiting' || kind === 'refused')) void this.#connect()
  }

  get isOpen(): boolean {
    return this.link.getState().kind === 'open'
  }

  /** Whether terminals' bytes travel as binary frames; a runner that cannot sends them as text. */
  get isBinary(): boolean {
    return this.#socket?.protocol === BINARY_PROTOCOL
  }

  ask<Q extends Question>(event: Q, data: Asked[Q]): Promise<AnswerTo<Q>> {
    const socket = this.#socket
    if (!this.isOpen || !socket) return Promise.reject(new ConnectionLost(false))
    return this.#requests.ask(event, data, (frame) => socket.send(frame))
  }

  /** Sends what has no answer; while there is no connection it is dropped. */
  tell<E extends Exclude<AskedEvent, Question>>(event: E, data: Asked[E]): void {
    if (this.isOpen) this.#socket?.send(encode(event, data))
  }

  tellBinary(frame: ArrayBuffer): void {
    if (this.isOpen) this.#socket?.send(frame)
  }

  on<E extends ToldEvent>(event: E, listener: (data: Told[E]) => void): () => void {
    return this.#listeners.on(event, listener)
  }

  onBinary(listener: (frame: BinaryFrame) => void): () => void {
    return this.#listeners.onBinary(listener)
  }

  /** Called each time the connection is there (again). */
  onOpen(listener: () => void): () => void {
    this.#openListeners.add(listener)
    return () => this.#openListeners.delete(listener)
  }

  readonly #check = (): void => {
    this.#heartbeat?.check()
    this.retryNow()
  }

  async #connect(): Promise<void> {
    this.#drop()
    const generation = this.#generation
    const current = () => generation === this.#generation
    this.#attempt += 1
    const before = this.link.getState()
    const message = 'message' in before ? before.message : null
    this.link.setState({ kind: 'connecting', attempt: this.#attempt, answered: false, message }, true)
    this.#retry = setTimeout(() => this.#failed(new Error(SILENT)), DIAL_MS)
    try {
      const ticket = await this.#ticket()
      if (!current()) return
      this.#dial(ticket, current)
      if (await answers(ticket.url)) this.#answered(current)
    } catch (problem) {
      if (current()) this.#failed(problem)
    }
  }

  #dial(ticket: Ticket, current: () => boolean): void {
    const address = `${ticket.url.replace(/^http/, 'ws').replace(/\/$/, '')}/api/v1/repl/ws`
    const socket = new WebSocket(address, [BINARY_PROTOCOL, JSON_PROTOCOL, `bearer.${ticket.token}`])
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => current() && this.#opened(current)
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => current() && this.#received(data)
    socket.onclose = () => current() && this.#failed(new Error(this.isOpen ? LOST : UNREACHED))
    this.#socket = socket
  }

  #answered(current: () => boolean): void {
    const link = this.link.getState()
    if (current() && link.kind === 'connecting') this.link.setState({ ...link, answered: true }, true)
  }

  #opened(current: () => boolean): void {
    this.#attempt = 0
    clearTimeout(this.#retry)
    this.link.setState({ kind: 'open', latency: null }, true)
    this.#heartbeat = new Heartbeat(() => this.ask('ping', null), {
      measured: (latency) => current() && this.link.setState({ kind: 'open', latency }, true),
      silent: () => current() && this.#failed(new Error(SILENT)),
    })
    this.#heartbeat.start()
    for (const listener of [...this.#openListeners]) listener()
  }

  #received(data: string | ArrayBuffer): void {
    this.#heartbeat?.heard()
    try {
      if (typeof data !== 'string') return this.#listeners.dispatchBinary(decodeBinary(data))
      const frame = decode(data)
      this.#requests.answered(frame)
      this.#listeners.dispatch(frame)
    } catch (problem) {
      if (!(problem instanceof UnreadableFrame)) throw problem
      console.warn('A frame of the runner could not be read:', problem.message)
    }
  }

  #failed(problem: unknown): void {
    this.#drop()
    if (problem instanceof NoTicket) {
      this.link.setState({ kind: 'refused', because: problem.because, message: problem.message }, true)
      return
    }
    const pause = pauseBefore(this.#attempt + 1) * 1000
    this.link.setState(
      { kind: 'waiting', attempt: this.#attempt, retryAt: Date.now() + pause, message: sentence(problem) },
      true,
    )
    this.#retry = setTimeout(() => void this.#connect(), pause)
  }

  #drop(): void {
    this.#generation += 1
    clearTimeout(this.#retry)
    this.#heartbeat?.stop()
    this.#heartbeat = null
    this.#socket?.close()
    this.#socket = null
    this.#requests.lost()
  }
}
