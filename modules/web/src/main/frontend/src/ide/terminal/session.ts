import type { Connection } from '../connection/connection'
import type { AnswerTo, Rows } from '../connection/frames'
import { ConnectionLost, sentence } from '../connection/problems'
import type { Life } from './life'
import { Output } from './output'
import { PAGE } from './page'
import { Typing } from './typing'
import type { Remote, TerminalWire } from './wire'

/** What a session draws on. */
export interface Surface {
  readonly wish: Rows | null
  draw(bytes: Uint8Array | string, drawn?: () => void): void
  clear(): void
}

type Filter = (output: Uint8Array) => Uint8Array

const RESIZE_AFTER_MS = 80
/** What is not drawn of a page that nobody sees, before the terminal is let go until somebody does. */
const MOST_BACKLOG = 1024 * 1024
const USUAL: Rows = { cols: 80, rows: 24 }

/** One tab's shell on the runner. It outlives connections: when there is one again, it goes on where it was. */
export class Session {
  readonly typing: Typing
  readonly #connection: Connection
  readonly #wire: TerminalWire
  readonly #surface: Surface
  readonly #changed: () => void
  #output: Output
  #life: Life = { kind: 'opening' }
  #remote: Remote | null = null
  #watched = false
  #connecting = false
  #away = false
  #resizing: ReturnType<typeof setTimeout> | undefined
  #filter: Filter = (output) => output

  constructor(connection: Connection, wire: TerminalWire, surface: Surface, changed: () => void) {
    this.#connection = connection
    this.#wire = wire
    this.#surface = surface
    this.#changed = changed
    this.typing = new Typing(wire, changed)
    this.#output = this.#newOutput()
  }

  get life(): Life {
    return this.#life
  }

  get remote(): Remote | null {
    return this.#remote
  }

  get sessionId(): string | null {
    return this.#remote?.sessionId ?? null
  }

  get isOver(): boolean {
    return this.#life.kind === 'ended' || this.#life.kind === 'failed'
  }

  /** Whether what is drawn now was written before this page watched: no question in it is for this page. */
  get isHistory(): boolean {
    return this.#output.isHistory
  }

  /** What of the output is shown; the whole of it unless something is being set up. */
  filter(filter: Filter): void {
    this.#filter = filter
  }

  /** Asks for a new shell, also in the place of one that is over. */
  async start(): Promise<void> {
    this.#output.dispose()
    this.#output = this.#newOutput()
    this.typing.beginAnew()
    this.#remote = null
    this.#watched = true
    this.#become({ kind: 'opening' })
    await this.#connect(() => this.#connection.ask('requestTerminal', { ...(this.#surface.wish ?? USUAL), client: PAGE }))
  }

  /** Takes over a terminal that the runner has; it is watched from when it is first seen. */
  adopt(remote: Remote): void {
    this.#remote = remote
    this.#become({ kind: 'unseen' })
  }

  /** Watches from now on, if it did not. */
  async watch(): Promise<void> {
    if (this.#watched) return
    this.#watched = true
    await this.resume()
  }

  /** Goes on after the last byte that came, over a connection that is new to this terminal. */
  async resume(): Promise<void> {
    const remote = this.#remote
    if (!remote || !this.#watched || this.#connecting || this.isOver || !this.#connection.isOpen) return
    this.#away = false
    const { sessionId } = remote
    const from = this.#output.received > 0 ? { sequence: this.#output.received } : {}
    await this.#connect(() =>
      this.#connection.ask('attachTerminal', { sessionId, ...from, ...this.#surface.wish, client: PAGE }),
    )
  }

  receive(sequence: number, bytes: Uint8Array): void {
    this.#output.receive(sequence, bytes)
    if (document.visibilityState === 'hidden') this.#receivedUnseen()
  }

  reset(sequence: number, end: number): void {
    this.#output.reset(sequence, end)
  }

  type(data: string | Uint8Array): void {
    if (!this.isOver) this.typing.type(data)
  }

  resized(): void {
    clearTimeout(this.#resizing)
    this.#resizing = setTimeout(() => this.#tellSize(), RESIZE_AFTER_MS)
  }

  /** The page can be seen again. */
  seen(): void {
    if (this.#away) void this.resume()
  }

  lost(): void {
    if (this.isOver || this.#life.kind === 'unseen') return
    this.typing.cut()
    this.#become({ kind: 'lost' })
  }

  ended(exitCode: number | null): void {
    this.#become({ kind: 'ended', exitCode })
  }

  /** A line from the page itself, between what the shell wrote. */
  note(text: string): void {
    this.#surface.draw(`\r\n\x1b[2m${text}\x1b[0m\r\n`)
  }

  dispose(): void {
    clearTimeout(this.#resizing)
    this.#output.dispose()
  }

  async #connect(ask: () => Promise<AnswerTo<'attachTerminal'>>): Promise<void> {
    this.#connecting = true
    try {
      const { sessionId, number, inputSequence } = await ask()
      this.#remote = { sessionId, number }
      this.typing.resume(this.#remote, inputSequence)
      this.#become({ kind: 'live', sessionId })
      this.#tellSize()
    } catch (problem) {
      if (problem instanceof ConnectionLost) this.lost()
      else this.#refused(sentence(problem))
    } finally {
      this.#connecting = false
    }
  }

  #refused(message: string): void {
    this.#become({ kind: 'failed', message })
    this.note(`${message} Press Enter for a new shell.`)
  }

  /** A browser slows the drawing of a page that nobody sees down to a crawl; its programs go on all the same. */
  #receivedUnseen(): void {
    this.#output.acknowledgeAll()
    if (this.#away || !this.#remote || this.#output.backlog < MOST_BACKLOG) return
    this.#away = true
    this.#connection.tell('detachTerminal', { sessionId: this.#remote.sessionId })
  }

  #newOutput(): Output {
    const output = new Output({
      draw: (bytes, drawn) => this.#surface.draw(this.#filter(bytes), drawn),
      clear: () => this.#surface.clear(),
      acknowledge: (sequence) => this.#remote && output === this.#output && this.#wire.acknowledge(this.#remote, sequence),
    })
    return output
  }

  #tellSize(): void {
    if (!this.#surface.wish || this.#life.kind !== 'live') return
    this.#connection.tell('terminalResize', { ...this.#surface.wish, sessionId: this.#life.sessionId })
  }

  #become(life: Life): void {
    this.#life = life
    this.#changed()
  }
}
