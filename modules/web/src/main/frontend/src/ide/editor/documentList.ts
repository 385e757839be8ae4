import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Comparison } from '../history/comparison'
import { loading, type OpenDocument } from './openDocument'
import { neighbour, tabsOf } from './tabs'

export interface DocumentsState {
  readonly open: readonly OpenDocument[]
  /** Earlier states of files, side by side; their tabs follow those of the documents. */
  readonly comparisons: readonly Comparison[]
  readonly active: string | null
  /** The one that was to be closed and could not be saved before; somebody has to decide. */
  readonly unsaveable: string | null
}

const NOTHING_OPEN: DocumentsState = { open: [], comparisons: [], active: null, unsaveable: null }

/** The open documents in the order of their tabs, the comparisons behind them, and the one that is looked at. */
export class DocumentList {
  readonly store: StoreApi<DocumentsState> = createStore<DocumentsState>(() => NOTHING_OPEN)
  #count = 0

  get open(): readonly OpenDocument[] {
    return this.store.getState().open
  }

  get active(): OpenDocument | null {
    return this.get(this.store.getState().active ?? '')
  }

  get(id: string): OpenDocument | null {
    return this.open.find((document) => document.id === id) ?? null
  }

  byPath(path: string): OpenDocument | null {
    return this.open.find((document) => document.path === path) ?? null
  }

  add(path: string, activate: boolean): string {
    const id = `document-${++this.#count}`
    this.store.setState(({ open, active }) => ({ open: [...open, loading(id, path)], active: activate ? id : active }))
    return id
  }

  update(id: string, change: Partial<OpenDocument>): void {
    this.store.setState(({ open }) => ({
      open: open.map((document) => (document.id === id ? { ...document, ...change } : document)),
    }))
  }

  /** Shows the comparison in the tab it has, or in a new one. */
  compare(comparison: Comparison): void {
    this.store.setState(({ comparisons }) => ({
      comparisons: comparisons.some(({ id }) => id === comparison.id) ? comparisons : [...comparisons, comparison],
      active: comparison.id,
    }))
  }

  remove(id: string): void {
    this.store.setState((state) => ({
      open: state.open.filter((document) => document.id !== id),
      comparisons: state.comparisons.filter((comparison) => comparison.id !== id),
      active: state.active === id ? neighbour(tabsOf(state), id) : state.active,
      unsaveable: state.unsaveable === id ? null : state.unsaveable,
    }))
  }
}
