import type { editor } from 'monaco-editor/editor'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Connection } from '../connection/connection'
import { Refused, sentence } from '../connection/problems'
import { isWithin, moved } from '../files/paths'
import { languageOf } from './languages'
import { neighbour } from './tabs'
import { Saving, type SavingState, type Store } from './saving'

export type Body =
  | { readonly kind: 'loading' }
  | { readonly kind: 'text'; readonly model: editor.ITextModel }
  | { readonly kind: 'unshowable'; readonly reason: 'binary' | 'tooLarge' }
  | { readonly kind: 'failed'; readonly message: string }

export interface OpenDocument {
  readonly id: string
  readonly path: string
  readonly body: Body
  readonly saving: SavingState
  /** The file was deleted or cannot be found; the text is all that is left of it. */
  readonly gone: boolean
}

export interface DocumentsState {
  readonly open: readonly OpenDocument[]
  readonly active: string | null
  /** The one that was to be closed and could not be saved before; somebody has to decide. */
  readonly unsaveable: string | null
}

const SAVED: SavingState = { unsaved: false, saving: false, conflict: null, problem: null, savedAt: null }

export type Monaco = typeof import('./monaco')

/** The files that are open in tabs: each has its text, its undo history and its own saving. */
export class Documents {
  readonly store: StoreApi<DocumentsState> = createStore<DocumentsState>(() => ({
    open: [],
    active: null,
    unsaveable: null,
  }))
  readonly #connection: Connection
  readonly #monaco: () => Promise<Monaco>
  readonly #savings = new Map<string, Saving>()
  #count = 0

  constructor(connection: Connection, monaco: () => Promise<Monaco>) {
    this.#connection = connection
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
    const document: OpenDocument = { id, path, body: { kind: 'loading' }, saving: SAVED, gone: false }
    this.store.setState((state) => ({ open: [...state.open, document], active: activate ? id : state.active }))
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

  /** Closes the tab whatever is in it. */
  discard(id: string): void {
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
    if (typeof theirs === 'string') this.#replace(id, theirs)
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
      this.#update(id, { path: next })
      if (body.kind === 'text')
        void this.#monaco().then(({ editor }) => editor.setModelLanguage(body.model, languageOf(next)))
    }
  }

  deleted(path: string): void {
    for (const document of this.store.getState().open) if (isWithin(document.path, path)) this.discard(document.id)
  }

  dispose(): void {
    for (const { id } of this.store.getState().open) this.discard(id)
  }

  async #load(id: string): Promise<void> {
    const document = this.#get(id)
    if (!document) return
    try {
      const [monaco, stored] = await Promise.all([
        this.#monaco(),
        this.#connection.ask('fetchContent', { path: document.path }),
      ])
      if (!this.#get(id) || this.#savings.has(id)) return
      const uri = monaco.Uri.from({ scheme: 'devex', authority: id, path: `/${document.path}` })
      const model = monaco.editor.createModel(stored.content, languageOf(document.path), uri)
      const saving = new Saving(
        () => model.getValue(),
        stored,
        this.#storeOf(id),
        (state) => this.#update(id, { saving: state }),
      )
      model.onDidChangeContent(() => saving.edited())
      this.#savings.set(id, saving)
      this.#update(id, { body: { kind: 'text', model } })
    } catch (problem) {
      const reason = problem instanceof Refused ? problem.reason : null
      const unshowable = reason === 'binary' || reason === 'tooLarge'
      this.#update(id, {
        body: unshowable ? { kind: 'unshowable', reason } : { kind: 'failed', message: sentence(problem) },
      })
    }
  }

  #storeOf(id: string): Store {
    const path = () => this.#get(id)?.path ?? ''
    return {
      read: () => this.#connection.ask('fetchContent', { path: path() }),
      write: async (content, baseVersion) => {
        const data = { path: path(), content, ...(baseVersion === undefined ? {} : { baseVersion }) }
        return (await this.#connection.ask('updateContent', data)).version
      },
    }
  }

  async #follow(id: string): Promise<void> {
    const saving = this.#savings.get(id)
    if (!saving || saving.state.unsaved) return
    try {
      const content = await saving.follow()
      if (typeof content === 'string') this.#replace(id, content)
      if (this.#get(id)?.gone) this.#update(id, { gone: false })
    } catch (problem) {
      if (problem instanceof Refused) this.#update(id, { gone: true })
    }
  }

  /** Puts other text into the document as one edit that can be undone. */
  #replace(id: string, content: string): void {
    const body = this.#get(id)?.body
    if (body?.kind !== 'text') return
    body.model.pushStackElement()
    body.model.pushEditOperations([], [{ range: body.model.getFullModelRange(), text: content }], () => null)
    body.model.pushStackElement()
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
