import type { Connection } from '../connection/connection'
import { ConnectionLost, sentence } from '../connection/problems'
import type { Screen } from './screen'

export type Life =
  | { readonly kind: 'opening' }
  | { readonly kind: 'live'; readonly sessionId: string }
  | { readonly kind: 'lost' }
  | { readonly kind: 'ended'; readonly exitCode: number | null }
  | { readonly kind: 'failed'; readonly message: string }

const RESIZE_AFTER_MS = 80

/** One tab's shell on the runner: asked for, fed, resized and ended through the connection. */
export class Session {
  readonly #connection: Connection
  readonly #changed: (life: Life) => void
  #screen: Screen | null = null
  #life: Life = { kind: 'opening' }
  #resizing: ReturnType<typeof setTimeout> | undefined
  #filter: (output: string) => string = (output) => output

  constructor(connection: Connection, changed: (life: Life) => void) {
    this.#connection = connection
    this.#changed = changed
  }

  get life(): Life {
    return this.#life
  }

  get sessionId(): string | null {
    return this.#life.kind === 'live' ? this.#life.sessionId : null
  }

  showOn(screen: Screen): void {
    this.#screen = screen
  }

  /** What of the output is shown; the whole of it unless something is being set up. */
  filter(filter: (output: string) => string): void {
    this.#filter = filter
  }

  async start(): Promise<void> {
    this.#become({ kind: 'opening' })
    const { cols, rows } = this.#screen?.terminal ?? { cols: 80, rows: 24 }
    try {
      const { sessionId } = await this.#connection.ask('requestTerminal', { cols, rows })
      this.#become({ kind: 'live', sessionId })
      this.#tellSize()
    } catch (problem) {
      this.#become(
        problem instanceof ConnectionLost ? { kind: 'lost' } : { kind: 'failed', message: sentence(problem) },
      )
    }
  }

  received(output: string): void {
    const shown = this.#filter(output)
    if (shown !== '') this.#screen?.terminal.write(shown)
  }

  type(data: string): void {
    if (this.#life.kind === 'live') this.#connection.tell('terminalInput', { data, sessionId: this.#life.sessionId })
  }

  resized(): void {
    clearTimeout(this.#resizing)
    this.#resizing = setTimeout(() => this.#tellSize(), RESIZE_AFTER_MS)
  }

  /** The connection is gone, and with it the shell. */
  lost(): void {
    if (this.#life.kind === 'live' || this.#life.kind === 'opening') this.#become({ kind: 'lost' })
  }

  ended(exitCode: number | null): void {
    this.#become({ kind: 'ended', exitCode })
  }

  /** A line from the page itself, between what the shell wrote. */
  note(text: string): void {
    this.#screen?.terminal.write(`\r\n\x1b[2m${text}\x1b[0m\r\n`)
  }

  async close(): Promise<void> {
    clearTimeout(this.#resizing)
    if (this.#life.kind !== 'live') return
    const { sessionId } = this.#life
    await this.#connection.ask('closeTerminal', { sessionId }).catch(() => undefined)
  }

  #tellSize(): void {
    const terminal = this.#screen?.terminal
    if (!terminal || this.#life.kind !== 'live') return
    const { cols, rows } = terminal
    this.#connection.tell('terminalResize', { cols, rows, sessionId: this.#life.sessionId })
  }

  #become(life: Life): void {
    this.#life = life
    this.#changed(life)
  }
}
