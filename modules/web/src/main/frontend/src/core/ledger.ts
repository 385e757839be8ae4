import type { Repl } from './entity'

interface Entry {
  at: number
  repl: Repl | null
}

/**
 * Remembers the newest pushed state of each repl, because an answer that was asked for before a push may arrive after
 * it and must not undo it. A repl that is gone is remembered as null.
 */
export class Ledger {
  #now = 0
  readonly #entries = new Map<string, Entry>()

  /** The moment to hand to {@link overlay} or {@link newer} when the answer to a request sent now arrives. */
  now(): number {
    return this.#now
  }

  push(id: string, repl: Repl | null): void {
    this.#entries.set(id, { at: ++this.#now, repl })
  }

  clear(): void {
    this.#entries.clear()
  }

  /** A list asked for at `asked`, with everything pushed since then laid over it. */
  overlay(list: Repl[], asked: number): Repl[] {
    const merged = new Map(list.map((repl) => [repl.id, repl]))
    for (const [id, { at, repl }] of this.#entries) {
      if (at <= asked) continue
      if (repl === null) merged.delete(id)
      else merged.set(id, repl)
    }
    return [...merged.values()]
  }

  /** Whether anything about the repl was pushed after `asked`. */
  newer(id: string, asked: number): boolean {
    return (this.#entries.get(id)?.at ?? 0) > asked
  }
}
