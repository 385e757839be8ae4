import { createStore, type StoreApi } from 'zustand/vanilla'
import { sentence } from '../connection/problems'
import type { RunnerHttp } from '../connection/runnerHttp'
import { writeAddress, type PreviewAddress } from './address'

export type PreviewState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'opening'; readonly address: PreviewAddress }
  | { readonly kind: 'open'; readonly address: PreviewAddress; readonly src: string; readonly loaded: boolean }
  | { readonly kind: 'failed'; readonly address: PreviewAddress; readonly message: string }

/** The page of the user's program. Each opening asks for a code that works once. */
export class Preview {
  readonly store: StoreApi<PreviewState> = createStore<PreviewState>(() => ({ kind: 'empty' }))
  readonly #http: RunnerHttp
  #turn = 0

  constructor(http: RunnerHttp) {
    this.#http = http
  }

  get address(): PreviewAddress | null {
    const state = this.store.getState()
    return state.kind === 'empty' ? null : state.address
  }

  async open(address: PreviewAddress): Promise<void> {
    const turn = ++this.#turn
    this.store.setState({ kind: 'opening', address }, true)
    const next = await this.#http.previewAddress(address.port, address.path).then(
      (src): PreviewState => ({ kind: 'open', address, src, loaded: false }),
      (problem: unknown): PreviewState => ({ kind: 'failed', address, message: sentence(problem) }),
    )
    if (turn === this.#turn) this.store.setState(next, true)
  }

  async reload(): Promise<void> {
    if (this.address) await this.open(this.address)
  }

  loaded(): void {
    const state = this.store.getState()
    if (state.kind === 'open') this.store.setState({ ...state, loaded: true }, true)
  }

  /** Opens the page in a tab of its own. The tab is made at once, while the click still allows it. */
  async openInTab(): Promise<void> {
    const address = this.address
    if (!address) return
    const tab = window.open('about:blank', '_blank')
    try {
      const src = await this.#http.previewAddress(address.port, address.path)
      if (tab) {
        tab.opener = null
        tab.location.replace(src)
      }
    } catch (problem) {
      tab?.close()
      this.store.setState({ kind: 'failed', address, message: sentence(problem) }, true)
    }
  }

  written(): string | null {
    return this.address ? writeAddress(this.address) : null
  }
}
