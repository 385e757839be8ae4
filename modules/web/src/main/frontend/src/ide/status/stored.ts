import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Connection } from '../connection/connection'

/** After this without a stored copy something is wrong: one is made within half a minute and what a store takes. */
export const LATE_MS = 60_000
/** What has just been written is known to the runner by then. */
export const SETTLED_MS = 1_000

interface State {
  /** When the first change came that no stored copy holds, by the clock of this page. */
  readonly waitingSince: number | null
}

/** How far the stored copy follows what happens to the files, as the runner says. */
export class Stored {
  readonly store: StoreApi<State> = createStore<State>(() => ({ waitingSince: null }))
  readonly #connection: Pick<Connection, 'ask' | 'on' | 'onOpen'>
  readonly #ends: readonly (() => void)[]
  #settling: ReturnType<typeof setTimeout> | undefined

  constructor(connection: Pick<Connection, 'ask' | 'on' | 'onOpen'>) {
    this.#connection = connection
    this.#ends = [
      connection.onOpen(() => void this.#watch()),
      connection.on('savesChanged', ({ unsavedFor }) => this.#is(unsavedFor)),
    ]
  }

  dispose(): void {
    clearTimeout(this.#settling)
    for (const end of this.#ends) end()
  }

  async #watch(): Promise<void> {
    try {
      this.#is((await this.#connection.ask('watchSaves', null)).unsavedFor)
    } catch {
      // What was known stays; the next connection asks again.
    }
  }

  #is(unsavedFor: number | null): void {
    clearTimeout(this.#settling)
    if (unsavedFor === null) this.#settling = setTimeout(() => this.store.setState({ waitingSince: null }), SETTLED_MS)
    else this.store.setState({ waitingSince: Date.now() - 1_000 * unsavedFor })
  }
}
