import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FileChange } from '../connection/frames'
import type { Follower } from '../files/fileWatch'

/** Changes that come this shortly before a stored copy is announced may have missed it. */
const UNSURE_MS = 3_000
/** By then the runner has looked again, and a newer copy was announced if the last one had missed anything. */
export const SURE_MS = 15_000
/** A change is stored within half a minute and what a store takes; after this something is wrong. */
export const LATE_MS = 60_000

interface State {
  /** When the first change came that no stored copy is known to hold, by the clock of this page. */
  readonly waitingSince: number | null
  readonly lastChange: number
}

/** How far the stored copy follows what happens to the files. */
export class Stored implements Follower {
  readonly store: StoreApi<State> = createStore<State>(() => ({ waitingSince: null, lastChange: -Infinity }))
  #savedAt: string | null = null
  #doubt: ReturnType<typeof setTimeout> | undefined

  changed(changes: readonly FileChange[]): void {
    if (changes.length === 0) return
    const now = Date.now()
    this.store.setState(({ waitingSince }) => ({ waitingSince: waitingSince ?? now, lastChange: now }))
  }

  /** After it nobody knows whether anything has changed. */
  async refresh(): Promise<void> {}

  /** Takes the time of the newest stored copy, as the server says it. */
  copied(savedAt: string | null): void {
    if (savedAt === this.#savedAt) return
    this.#savedAt = savedAt
    clearTimeout(this.#doubt)
    const { lastChange } = this.store.getState()
    const unsure = Date.now() - lastChange < UNSURE_MS
    this.store.setState({ waitingSince: unsure ? lastChange : null })
    if (unsure) this.#doubt = setTimeout(() => this.#endDoubt(lastChange), SURE_MS)
  }

  #endDoubt(change: number): void {
    this.store.setState((state) => (state.lastChange === change ? { waitingSince: null } : state))
  }
}
