import { createStore, type StoreApi } from 'zustand/vanilla'
import { sentence } from '../connection/problems'
import type { Ports } from '../ports/ports'
import { writeAddress, type PreviewAddress } from './address'
import type { Opening, Openings } from './openings'

export type PreviewState =
  | { readonly kind: 'empty' }
  /** The program was started and opens no port yet; the address is the one that the workspace names. */
  | { readonly kind: 'waiting'; readonly address: PreviewAddress }
  | { readonly kind: 'opening'; readonly address: PreviewAddress }
  | { readonly kind: 'open'; readonly address: PreviewAddress; readonly opening: Opening; readonly loaded: boolean }
  | { readonly kind: 'failed'; readonly address: PreviewAddress; readonly message: string }

/** The page of the user's program. Each opening asks for a code that works once. */
export class Preview {
  readonly store: StoreApi<PreviewState> = createStore<PreviewState>(() => ({ kind: 'empty' }))
  readonly #openings: Openings
  readonly #ports: Ports
  #expected: number | null = null
  #turn = 0

  constructor(openings: Openings, ports: Ports) {
    this.#openings = openings
    this.#ports = ports
    ports.onOpened(({ port }) => this.#opened(port))
  }

  get address(): PreviewAddress | null {
    const state = this.store.getState()
    return state.kind === 'empty' ? null : state.address
  }

  async open(address: PreviewAddress): Promise<void> {
    this.#expected = null
    await this.#show(address)
  }

  /** Shows what the program that is being started opens: `expected`, or, where that is taken, whatever port it is. */
  async follow(expected: number): Promise<void> {
    const path = this.address?.port === expected ? this.address.path : '/'
    this.#expected = expected
    if (this.#ports.has(expected) || !this.#ports.store.getState().known) return this.#show({ port: expected, path })
    this.#turn += 1
    this.store.setState({ kind: 'waiting', address: { port: expected, path } }, true)
  }

  async reload(): Promise<void> {
    if (this.address) await this.#show(this.address)
  }

  /** Opens the page again after the runner has moved to `base`. */
  async moved(base: string): Promise<void> {
    const state = this.store.getState()
    if (state.kind === 'open' && state.opening.base !== base) await this.#show(state.address)
  }

  loaded(): void {
    const state = this.store.getState()
    if (state.kind === 'open') this.store.setState({ ...state, loaded: true }, true)
  }

  /** Opens the page in a tab of its own. The tab is made at once, while the click still allows it. */
  async openInTab(address: PreviewAddress): Promise<void> {
    const tab = window.open('about:blank', '_blank')
    try {
      const { src } = await this.#openings.open(address)
      if (!tab) return
      tab.opener = null
      tab.location.replace(src)
    } catch (problem) {
      tab?.close()
      throw problem
    }
  }

  /** The address as a browser shows it once the page is open. */
  async addressOf(address: PreviewAddress): Promise<string> {
    return (await this.#openings.open(address)).address
  }

  written(): string | null {
    return this.address ? writeAddress(this.address) : null
  }

  #opened(port: number): void {
    if (this.#expected === null) return
    const path = this.address?.path ?? '/'
    if (port === this.#expected) this.#expected = null
    else if (this.store.getState().kind !== 'waiting') return
    void this.#show({ port, path })
  }

  async #show(address: PreviewAddress): Promise<void> {
    const turn = ++this.#turn
    this.store.setState({ kind: 'opening', address }, true)
    const next = await this.#openings.open(address).then(
      (opening): PreviewState => ({ kind: 'open', address, opening, loaded: false }),
      (problem: unknown): PreviewState => ({ kind: 'failed', address, message: sentence(problem) }),
    )
    if (turn === this.#turn) this.store.setState(next, true)
  }
}
