/** How much may be under way to the runner; more than the 16 KiB after which it says at the latest how far it has typed. */
const WINDOW = 64 * 1024
const PIECE = 16 * 1024
const LONGEST_CHARACTER = 4
const INTERRUPT = 3

export interface Piece {
  readonly sequence: number
  readonly bytes: Uint8Array
}

/**
 * What is typed into one terminal, in order. Everything is kept until the runner has typed it, so that a connection that
 * goes away costs nothing: the runner says how far it has come, and the rest is sent again.
 */
export class Input {
  #kept = new Uint8Array(0)
  /** Positions in all that was ever typed here: of the first byte that is kept, and of the first that is not sent. */
  #start = 0
  #sent = 0
  #isCut = false
  #interrupting = false

  append(bytes: Uint8Array): void {
    this.#kept = joined(this.#kept, bytes)
  }

  /** Ctrl+C: goes next, whatever the program does not read, and what was not sent yet is given up, as terminals do. */
  interrupt(): void {
    if (!this.#isCut) {
      this.#kept = this.#kept.subarray(0, this.#sent - this.#start)
      this.#interrupting = true
    }
    this.append(Uint8Array.of(INTERRUPT))
  }

  /** What is to be sent next; null when that is nothing, or must wait for the runner. */
  next(): Piece | null {
    const from = this.#sent - this.#start
    const room = Math.min(PIECE, WINDOW - from)
    if (from === this.#kept.length || (room < LONGEST_CHARACTER && !this.#interrupting)) return null
    const bytes = this.#kept.subarray(from, this.#interrupting ? from + 1 : whole(this.#kept, from + room))
    this.#interrupting = false
    const sequence = this.#sent
    this.#sent += bytes.length
    return { sequence, bytes }
  }

  /** The runner has typed everything before `sequence`. */
  typed(sequence: number): void {
    const done = Math.min(Math.max(sequence - this.#start, 0), this.#kept.length)
    this.#kept = this.#kept.subarray(done)
    this.#start += done
    this.#sent = Math.max(this.#sent, this.#start)
  }

  /** The connection is gone: what was not sent over it, and what is typed from here on, waits for the next one. */
  cut(): void {
    this.#isCut = true
  }

  /** There is a connection, over which the runner expects the input from `sequence` on. */
  resume(sequence: number): void {
    this.#isCut = false
    if (sequence < this.#start || sequence > this.#start + this.#kept.length) return this.#renumber(sequence)
    this.typed(sequence)
    this.#sent = sequence
  }

  /** What waits for the next connection. */
  get waiting(): Uint8Array {
    return this.#isCut ? this.#kept.subarray(this.#sent - this.#start) : new Uint8Array(0)
  }

  /** Gives up what waits for the next connection. */
  discard(): void {
    if (this.#isCut) this.#kept = this.#kept.slice(0, this.#sent - this.#start)
  }

  /** The runner knows nothing of this page any more. What was sent may have been typed; what was not has not. */
  #renumber(sequence: number): void {
    this.#kept = this.#kept.subarray(this.#sent - this.#start)
    this.#start = this.#sent = sequence
  }
}

export function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

/** The last place up to `end` that is not within a character of UTF-8. */
function whole(bytes: Uint8Array, end: number): number {
  for (let place = end; place > end - LONGEST_CHARACTER; place -= 1) {
    if (((bytes[place] ?? 0) & 0xc0) !== 0x80) return place
  }
  return end
}
