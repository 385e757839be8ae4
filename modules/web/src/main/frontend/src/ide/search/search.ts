import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Connection } from '../connection/connection'
import type { SearchMatch } from '../connection/frames'
import { ConnectionLost, sentence } from '../connection/problems'
import { asked, readQuery, type Query } from './query'
import { withMore, type FileMatches } from './results'

export type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly truncated: boolean; readonly cancelled: boolean }
  | { readonly kind: 'failed'; readonly message: string }

export interface SearchState {
  readonly query: Query
  readonly files: readonly FileMatches[]
  readonly matches: number
  readonly progress: Progress
  /** The files whose matches are folded away. */
  readonly closed: ReadonlySet<string>
  /** The key of the line that the keys act on. */
  readonly selected: string | null
}

const TYPING_PAUSE_MS = 250
const DRAWING_PAUSE_MS = 60
const NOTHING_FOUND = { files: [], matches: 0, closed: new Set<string>(), selected: null }

/** Looks for text in all files; results show as they are found, and a new search ends the one before it. */
export class Search {
  readonly store: StoreApi<SearchState>
  readonly #connection: Connection
  readonly #beforeSearch: () => Promise<void>
  #current: string | null = null
  #arrived: SearchMatch[] = []
  /** What an earlier search found stays in sight until this one has found or not found something: nothing flickers. */
  #outdated = false
  #count = 0
  #typing: ReturnType<typeof setTimeout> | undefined
  #drawing: ReturnType<typeof setTimeout> | undefined

  /** @param beforeSearch has what is being edited written, so that it is found */
  constructor(connection: Connection, remembered: unknown, beforeSearch: () => Promise<void>) {
    this.#connection = connection
    this.#beforeSearch = beforeSearch
    this.store = createStore<SearchState>(() => ({
      ...NOTHING_FOUND,
      query: readQuery(remembered),
      progress: { kind: 'idle' },
    }))
    connection.on('searchMatches', ({ searchId, matches }) => this.#found(searchId, matches))
  }

  /** Changes the query, and searches once nothing was typed for a moment. */
  change(change: Partial<Query>): void {
    this.store.setState((state) => ({ query: { ...state.query, ...change } }))
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => void this.run(), TYPING_PAUSE_MS)
  }

  /** Searches now; resolves when the search has ended or another took its place. */
  async run(): Promise<void> {
    this.cancel()
    const { query } = this.store.getState()
    if (query.text === '') return this.store.setState({ ...NOTHING_FOUND, progress: { kind: 'idle' } })
    const searchId = `search-${++this.#count}`
    this.#current = searchId
    this.#outdated = true
    this.store.setState({ progress: { kind: 'running' } })
    await this.#beforeSearch()
    if (this.#current === searchId) await this.#ask(searchId, query)
  }

  /** Ends the search under way; what was found stays. */
  cancel(): void {
    clearTimeout(this.#typing)
    const searchId = this.#current
    if (searchId === null) return
    this.#connection.tell('cancelSearch', { searchId })
    this.#end(searchId, { kind: 'done', truncated: false, cancelled: true })
  }

  fold(path: string, closed = !this.store.getState().closed.has(path)): void {
    const next = new Set(this.store.getState().closed)
    if (closed) next.add(path)
    else next.delete(path)
    this.store.setState({ closed: next })
  }

  foldAll(closed: boolean): void {
    const paths = closed ? this.store.getState().files.map((file) => file.path) : []
    this.store.setState({ closed: new Set(paths) })
  }

  select(key: string | null): void {
    this.store.setState({ selected: key })
  }

  async #ask(searchId: string, query: Query): Promise<void> {
    try {
      const { truncated, cancelled } = await this.#connection.ask('searchFiles', asked(query, searchId))
      this.#end(searchId, { kind: 'done', truncated, cancelled })
    } catch (problem) {
      const lost = problem instanceof ConnectionLost
      const message = lost ? 'There is no connection to the sandbox. Search again once it is back.' : sentence(problem)
      this.#end(searchId, { kind: 'failed', message })
    }
  }

  #found(searchId: string, matches: readonly SearchMatch[]): void {
    if (searchId !== this.#current) return
    this.#arrived.push(...matches)
    this.#drawing ??= setTimeout(() => this.#draw(), DRAWING_PAUSE_MS)
  }

  #draw(): void {
    clearTimeout(this.#drawing)
    this.#drawing = undefined
    const arrived = this.#arrived.splice(0)
    if (this.#outdated) this.store.setState(NOTHING_FOUND)
    this.#outdated = false
    if (arrived.length === 0) return
    this.store.setState(({ files, matches }) => ({
      files: withMore(files, arrived),
      matches: matches + arrived.length,
    }))
  }

  #end(searchId: string, progress: Progress): void {
    if (searchId !== this.#current) return
    this.#draw()
    this.#current = null
    this.store.setState({ progress })
  }
}
