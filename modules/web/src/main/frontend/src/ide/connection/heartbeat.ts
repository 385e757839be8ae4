const BEAT_MS = 5000
const PATIENCE_MS = 7000
const CHECK_PATIENCE_MS = 3000

interface Outcome {
  /** Milliseconds of one round trip. */
  measured(latency: number): void
  /** Nothing at all came for too long: the network is dead, or the other side is. */
  silent(): void
}

/** Asks the other side every few seconds whether it is there, and says when it is not. */
export class Heartbeat {
  readonly #ping: () => Promise<unknown>
  readonly #outcome: Outcome
  readonly #deadlines = new Set<ReturnType<typeof setTimeout>>()
  #beats: ReturnType<typeof setInterval> | undefined
  #heardAt = 0

  constructor(ping: () => Promise<unknown>, outcome: Outcome) {
    this.#ping = ping
    this.#outcome = outcome
  }

  start(): void {
    this.#beats = setInterval(() => void this.#beat(PATIENCE_MS), BEAT_MS)
    void this.#beat(PATIENCE_MS)
  }

  stop(): void {
    clearInterval(this.#beats)
    for (const deadline of this.#deadlines) clearTimeout(deadline)
    this.#deadlines.clear()
  }

  /** Something came: whatever it was, the other side is there. A flood may be long ahead of an answer. */
  heard(): void {
    this.#heardAt = performance.now()
  }

  /** For when there is reason to doubt, as after a computer has slept. */
  check(): void {
    void this.#beat(CHECK_PATIENCE_MS)
  }

  async #beat(patience: number): Promise<void> {
    const asked = performance.now()
    const deadline = setTimeout(() => {
      this.#deadlines.delete(deadline)
      if (this.#heardAt <= asked) this.#outcome.silent()
    }, patience)
    this.#deadlines.add(deadline)
    try {
      await this.#ping()
      this.#outcome.measured(performance.now() - asked)
    } catch {
      // a lost connection is dealt with where it is noticed
    } finally {
      clearTimeout(deadline)
      this.#deadlines.delete(deadline)
    }
  }
}
