import { Input, joined } from './input'
import type { Remote, TerminalWire } from './wire'

const INTERRUPT = '\x03'

/**
 * What is typed into one tab: it goes to the tab's shell, and waits for it while there is no connection. What waited for a
 * shell that is gone is held back: the next one is in another folder and at another question, so somebody has to decide.
 */
export class Typing {
  readonly #wire: TerminalWire
  readonly #changed: () => void
  #input = new Input()
  /** The shell for which the input is; null before the first, and while a new one is asked for. */
  #shell: Remote | null = null
  #isCut = true
  #heldBack = new Uint8Array(0)

  /** `changed` is called when something begins to wait, or is held back, or no longer. */
  constructor(wire: TerminalWire, changed: () => void) {
    this.#wire = wire
    this.#changed = changed
  }

  /** What waits for the connection to the shell. */
  get waiting(): string {
    return new TextDecoder().decode(this.#input.waiting)
  }

  get heldBack(): string {
    return new TextDecoder().decode(this.#heldBack)
  }

  /** All that has not reached a shell. */
  get untyped(): string {
    return this.heldBack + this.waiting
  }

  type(data: string | Uint8Array): void {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
    // What is typed on while the new shell comes belongs to what was begun for the old one.
    if (this.#shell === null && this.#heldBack.length > 0) this.#hold(bytes)
    else if (data === INTERRUPT) this.#input.interrupt()
    else this.#input.append(bytes)
    this.#send()
    if (this.#isCut) this.#changed()
  }

  /** The shell has been given everything before `sequence`. */
  typed(sequence: number): void {
    this.#input.typed(sequence)
    this.#send()
  }

  cut(): void {
    this.#isCut = true
    this.#input.cut()
  }

  /** There is a connection to the shell, which expects the input from `sequence` on. */
  resume(shell: Remote, sequence: number): void {
    this.#shell = shell
    this.#isCut = false
    this.#input.resume(sequence)
    this.#send()
  }

  /** Another shell will take the place of the one there was. */
  beginAnew(): void {
    if (this.#shell !== null) {
      this.#hold(this.#input.waiting)
      this.#input = new Input()
    }
    this.#shell = null
    this.#isCut = true
  }

  /** Types what was held back, as somebody wants it. */
  release(): void {
    const held = this.#heldBack
    this.#heldBack = new Uint8Array(0)
    this.type(held)
    this.#changed()
  }

  /** Gives up all that was not typed yet. */
  discard(): void {
    this.#heldBack = new Uint8Array(0)
    this.#input.discard()
    this.#changed()
  }

  #hold(bytes: Uint8Array): void {
    this.#heldBack = joined(this.#heldBack, bytes)
  }

  #send(): void {
    if (this.#shell === null || this.#isCut) return
    for (let piece = this.#input.next(); piece; piece = this.#input.next()) this.#wire.type(this.#shell, piece)
  }
}
