import { createStore, type StoreApi } from 'zustand/vanilla'
import { loading, type OpenDocument } from './openDocument'
import { neighbour } from './tabs'

export interface DocumentsState {
  readonly open: readonly OpenDocument[]
  readonly active: string | null
  /** The one that was to be closed and could not be saved before; somebody has to decide. */
  readonly unsaveable: string | null
}

const NOTHING_OPEN: DocumentsState = { open: [], active: null, unsaveable: null }

/** The open documents in the order of their tabs, and the one that is looked at. */
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

  remove(id: string): void {
    this.store.setState(({ open, active, unsaveable }) => ({
      open: open.filter((document) => document.id !== id),
      active: active === id ? neighbour(open, id) : active,
      unsaveable: unsaveable === id ? null : unsaveable,
    }))
  }
}
