const ACKNOWLEDGE_BYTES = 16 * 1024
const ACKNOWLEDGE_MS = 50

export interface Sink {
  /** Draws the bytes after all that came before, then calls `drawn`. */
  draw(bytes: Uint8Array, drawn: () => void): void
  clear(): void
  acknowledge(sequence: number): void
}

/**
 * The place in one terminal's output: what has come, what of it is drawn, and what of that was acknowledged. The runner
 * stops the program while too much is not, so that a flood never lies between a key and its echo.
 */
export class Output {
  readonly #sink: Sink
  #received = 0
  #drawn = 0
  #acknowledged = 0
  #historyEnd = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(sink: Sink) {
    this.#sink = sink
  }

  /** Where the output goes on that has not come yet. */
  get received(): number {
    return this.#received
  }

  /** Bytes that came and are not drawn yet. */
  get backlog(): number {
    return this.#received - this.#drawn
  }

  /** Whether what is drawn now was written before this page watched. */
  get isHistory(): boolean {
    return this.#drawn < this.#historyEnd
  }

  /** `sequence` is the position of the first byte; what of it has come before is left out. */
  receive(sequence: number, bytes: Uint8Array): void {
    const fresh = bytes.subarray(Math.max(this.#received - sequence, 0))
    const history = Math.min(Math.max(this.#historyEnd - this.#received, 0), fresh.length)
    for (const part of [fresh.subarray(0, history), fresh.subarray(history)]) if (part.length > 0) this.#draw(part)
  }

  /** What came is lost to the screen; the output goes on at `sequence`, and what is before `end` is history. */
  reset(sequence: number, end: number): void {
    this.#received = this.#drawn = this.#acknowledged = sequence
    this.#historyEnd = end
    this.#sink.clear()
  }

  /** Acknowledges what came whether it is drawn or not: what nobody looks at is drawn slowly, and must not stop a program. */
  acknowledgeAll(): void {
    this.#acknowledge(this.#received)
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#drawn = this.#acknowledged = Infinity
  }

  #draw(bytes: Uint8Array): void {
    this.#received += bytes.length
    const end = this.#received
    this.#sink.draw(bytes, () => this.#drew(end))
  }

  #drew(end: number): void {
    this.#drawn = Math.max(this.#drawn, end)
    if (this.#drawn - this.#acknowledged >= ACKNOWLEDGE_BYTES) this.#acknowledge(this.#drawn)
    else this.#timer ??= setTimeout(() => this.#acknowledge(this.#drawn), ACKNOWLEDGE_MS)
  }

  #acknowledge(sequence: number): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (sequence <= this.#acknowledged) return
    this.#acknowledged = sequence
    this.#sink.acknowledge(sequence)
  }
}
