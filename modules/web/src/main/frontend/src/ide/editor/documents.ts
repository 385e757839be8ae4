import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Connection } from '../connection/connection'
import { Refused } from '../connection/problems'
import { isWithin, moved } from '../files/paths'
import type { Drafts } from './drafts'
import { languageOf } from './languages'
import { loading, replaceText, unshown, type Monaco, type OpenDocument } from './openDocument'
import { find, keepSaved, makeModel, storeOf } from './openText'
import type { Saving } from './saving'
import { neighbour } from './tabs'

export interface DocumentsState {
  readonly open: readonly OpenDocument[]
  readonly active: string | null
  /** The one that was to be closed and could not be saved before; somebody has to decide. */
  readonly unsaveable: string | null
}

const NOTHING_OPEN: DocumentsState = { open: [], active: null, unsaveable: null }

/** The files that are open in tabs: each has its text, its undo history and its own saving. */
export class Documents {
  readonly store: StoreApi<DocumentsState> = createStore<DocumentsState>(() => NOTHING_OPEN)
  readonly #connection: Connection
  readonly #drafts: Drafts
  readonly #monaco: () => Promise<Monaco>
  readonly #savings = new Map<string, Saving>()
  #count = 0

  constructor(connection: Connection, drafts: Drafts, monaco: () => Promise<Monaco>) {
    this.#connection = connection
    this.#drafts = drafts
    this.#monaco = monaco
  }

  get active(): OpenDocument | null {
    const { open, active } = this.store.getState()
    return open.find((document) => document.id === active) ?? null
  }

  /** Opens the file in a tab, or goes to the tab it has. */
  async show(path: string, activate = true): Promise<void> {
    const known = this.#byPath(path)
    if (known) {
      if (activate) this.activate(known.id)
      if (known.body.kind === 'failed') await this.#load(known.id)
      return
    }
    const id = `document-${++this.#count}`
    this.store.setState(({ open, active }) => ({ open: [...open, loading(id, path)], active: activate ? id : active }))
    await this.#load(id)
  }

  activate(id: string): void {
    this.store.setState({ active: id })
  }

  /** Saves, then closes the tab; what cannot be saved stays and is put up for decision. */
  async close(id: string): Promise<void> {
    const saving = this.#savings.get(id)
    await saving?.save()
    if (saving?.state.unsaved) this.store.setState({ unsaveable: id })
    else this.discard(id)
  }

  keepOpen(): void {
    this.store.setState({ unsaveable: null })
  }

  /** Closes the tab whatever is in it, and gives that up. */
  discard(id: string): void {
    const document = this.#get(id)
    if (document) this.#drafts.forget(document.path)
    this.#remove(id)
  }

  async save(id: string): Promise<void> {
    const saving = this.#savings.get(id)
    if (this.#get(id)?.gone) saving?.forget()
    await saving?.save()
    if (saving && !saving.state.unsaved) this.#update(id, { gone: false })
  }

  /** Sends everything that is unsaved; called when the connection is back and before the repl stops. */
  async saveAll(): Promise<void> {
    await Promise.all([...this.#savings.values()].map((saving) => saving.save()))
  }

  /**
   * The page may go at any moment: what is unsaved is sent at once and kept as a draft. False when that could not be
   * done with all of it.
   */
  leave(): boolean {
    const sent = [...this.#savings.values()].map((saving) => saving.leave())
    return !this.hasUnsaved() || (this.#connection.isOpen && sent.every(Boolean))
  }

  hasUnsaved(): boolean {
    return this.store.getState().open.some((document) => document.saving.unsaved)
  }

  /** After the connection is back, or programs may have written: what failed is loaded, what changed is followed. */
  async refresh(): Promise<void> {
    await Promise.all(
      this.store.getState().open.map(async ({ id, body }) => {
        if (body.kind === 'failed' || body.kind === 'loading') await this.#load(id)
        if (body.kind === 'text') await this.#follow(id)
      }),
    )
  }

  async resolve(id: string, choice: 'mine' | 'theirs'): Promise<void> {
    const theirs = await this.#savings.get(id)?.resolve(choice)
    const document = this.#get(id)
    if (document && typeof theirs === 'string') replaceText(document, theirs)
  }

  /** Resolves when nothing below `path` is being written any more. */
  async settle(path: string): Promise<void> {
    const within = this.store.getState().open.filter((document) => isWithin(document.path, path))
    await Promise.all(within.map((document) => this.#savings.get(document.id)?.save()))
  }

  moved(from: string, to: string): void {
    for (const { id, path, body } of this.store.getState().open) {
      const next = moved(path, from, to)
      if (next === path) continue
      this.#drafts.move(path, next)
      this.#update(id, { path: next })
      if (body.kind === 'text')
        void this.#monaco().then(({ editor }) => editor.setModelLanguage(body.model, languageOf(next)))
    }
  }

  deleted(path: string): void {
    for (const document of this.store.getState().open) if (isWithin(document.path, path)) this.discard(document.id)
  }

  /** Closes all tabs; drafts stay. */
  dispose(): void {
    for (const { id } of this.store.getState().open) this.#remove(id)
  }

  async #load(id: string): Promise<void> {
    const path = this.#get(id)?.path
    if (path === undefined) return
    const store = storeOf(this.#connection, this.#drafts, () => this.#get(id)?.path ?? path)
    try {
      const [monaco, found] = await Promise.all([this.#monaco(), find(store, this.#drafts.find(path))])
      if (!this.#get(id) || this.#savings.has(id)) return
      const model = makeModel(monaco, id, path, found)
      this.#update(id, { body: { kind: 'text', model }, gone: found.file === null })
      this.#savings.set(
        id,
        keepSaved(model, found, store, (saving) => this.#update(id, { saving })),
      )
    } catch (problem) {
      this.#update(id, { body: unshown(problem) })
    }
  }

  async #follow(id: string): Promise<void> {
    const saving = this.#savings.get(id)
    if (!saving || saving.state.unsaved) return
    try {
      const content = await saving.follow()
      const document = this.#get(id)
      if (document && typeof content === 'string') replaceText(document, content)
      if (document?.gone) this.#update(id, { gone: false })
    } catch (problem) {
      if (problem instanceof Refused) this.#update(id, { gone: true })
    }
  }

  #remove(id: string): void {
    const document = this.#get(id)
    this.#savings.get(id)?.stop()
    this.#savings.delete(id)
    this.store.setState((state) => ({
      open: state.open.filter((each) => each.id !== id),
      active: state.active === id ? neighbour(state.open, id) : state.active,
      unsaveable: state.unsaveable === id ? null : state.unsaveable,
    }))
    if (document?.body.kind === 'text') document.body.model.dispose()
  }

  #get(id: string): OpenDocument | null {
    return this.store.getState().open.find((document) => document.id === id) ?? null
  }

  #byPath(path: string): OpenDocument | null {
    return this.store.getState().open.find((document) => document.path === path) ?? null
  }

  #update(id: string, change: Partial<OpenDocument>): void {
    this.store.setState((state) => ({
      open: state.open.map((document) => (document.id === id ? { ...document, ...change } : document)),
    }))
  }
}
