import { createStore, type StoreApi } from 'zustand/vanilla'
import { decode, encode, UnreadableFrame } from './codec'
import {
  PROTOCOL,
  type AnswerTo,
  type Asked,
  type AskedEvent,
  type Question,
  type ServerFrame,
  type Told,
  type ToldEvent,
} from './frames'
import { pauseBefore } from './pauses'
import { ConnectionLost, NoTicket, sentence } from './problems'
import { Requests } from './requests'
import type { Ticket } from '../../core'

export type Link =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting'; readonly attempt: number }
  | { readonly kind: 'open'; readonly latency: number | null }
  | { readonly kind: 'waiting'; readonly attempt: number; readonly retryAt: number; readonly message: string }
  | { readonly kind: 'refused'; readonly because: NoTicket['because']; readonly message: string }

const HEARTBEAT_MS = 10_000
const SILENCE_MS = 15_000

/**
 * One repl's connection to its runner. It comes back by itself with growing pauses and a new ticket each time;
 * what was asked and not answered when it went away is rejected with {@link ConnectionLost}.
 */
export class Connection {
  readonly link: StoreApi<Link> = createStore<Link>(() => ({ kind: 'idle' }))
  readonly #ticket: () => Promise<Ticket>
  readonly #requests = new Requests()
  readonly #listeners = new Map<ToldEvent, Set<(data: never) => void>>()
  readonly #openListeners = new Set<() => void>()
  #socket: WebSocket | null = null
  #attempt = 0
  #generation = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #heartbeat: ReturnType<typeof setInterval> | undefined
  #closed = true

  constructor(ticket: () => Promise<Ticket>) {
    this.#ticket = ticket
  }

  /** Connects, and stays connected until {@link close}. */
  open(): void {
    if (!this.#closed) return
    this.#closed = false
    this.#attempt = 0
    window.addEventListener('online', this.retryNow)
    void this.#connect()
  }

  close(): void {
    this.#closed = true
    window.removeEventListener('online', this.retryNow)
    this.#drop()
    this.link.setState({ kind: 'idle' }, true)
  }

  readonly retryNow = (): void => {
    const kind = this.link.getState().kind
    if (!this.#closed && (kind === 'waiting' || kind === 'refused')) void this.#connect()
  }

  get isOpen(): boolean {
    return this.link.getState().kind === 'open'
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

  on<E extends ToldEvent>(event: E, listener: (data: Told[E]) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, listeners)
    listeners.add(listener as (data: never) => void)
    return () => listeners.delete(listener as (data: never) => void)
  }

  /** Called each time the connection is there (again). */
  onOpen(listener: () => void): () => void {
    this.#openListeners.add(listener)
    return () => this.#openListeners.delete(listener)
  }

  async #connect(): Promise<void> {
    this.#drop()
    const generation = this.#generation
    this.#attempt += 1
    this.link.setState({ kind: 'connecting', attempt: this.#attempt }, true)
    try {
      const ticket = await this.#ticket()
      if (generation === this.#generation) this.#dial(ticket)
    } catch (problem) {
      if (generation === this.#generation) this.#failed(problem)
    }
  }

  #dial(ticket: Ticket): void {
    const address = `${ticket.url.replace(/^http/, 'ws').replace(/\/$/, '')}/api/v1/repl/ws`
    const socket = new WebSocket(address, [PROTOCOL, `bearer.${ticket.token}`])
    const generation = this.#generation
    const current = () => generation === this.#generation
    socket.onopen = () => current() && this.#opened()
    socket.onmessage = (message) => current() && this.#received(String(message.data))
    socket.onclose = () => current() && this.#failed(new Error('The connection to the sandbox was lost.'))
    this.#socket = socket
  }

  #opened(): void {
    this.#attempt = 0
    this.link.setState({ kind: 'open', latency: null }, true)
    this.#heartbeat = setInterval(() => void this.#beat(), HEARTBEAT_MS)
    void this.#beat()
    for (const listener of [...this.#openListeners]) listener()
  }

  /** The protocol has no ping that a browser may send; `Connection` is cheap, and its round trip is the latency shown. */
  async #beat(): Promise<void> {
    const generation = this.#generation
    const started = performance.now()
    const silence = setTimeout(() => {
      if (generation === this.#generation) this.#failed(new Error('The sandbox did not answer for a while.'))
    }, SILENCE_MS)
    try {
      await this.ask('Connection', null)
      if (generation === this.#generation) {
        this.link.setState({ kind: 'open', latency: Math.round(performance.now() - started) }, true)
      }
    } catch {
      // a lost connection is dealt with where it is noticed
    } finally {
      clearTimeout(silence)
    }
  }

  #received(text: string): void {
    try {
      this.#dispatch(decode(text))
    } catch (problem) {
      if (!(problem instanceof UnreadableFrame)) throw problem
      console.warn('A frame of the runner could not be read:', problem.message)
    }
  }

  #dispatch(frame: ServerFrame): void {
    this.#requests.answered(frame)
    if (frame.kind === 'refused') return
    for (const listener of [...(this.#listeners.get(frame.event) ?? [])]) listener(frame.data as never)
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
    clearInterval(this.#heartbeat)
    this.#socket?.close()
    this.#socket = null
    this.#requests.lost()
  }
}
