const QUIET_MS = 700

/** Tells its listeners when something that kept happening has stopped for a moment. */
export class Quiet {
  readonly #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | undefined

  happened(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      for (const listener of [...this.#listeners]) listener()
    }, QUIET_MS)
  }

  on(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  dispose(): void {
    clearTimeout(this.#timer)
  }
}
