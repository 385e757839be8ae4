import type { editor } from 'monaco-editor/editor'
import { coalesced } from '../coalesced'
import type { Connection } from '../connection/connection'
import type { FileChange } from '../connection/frames'
import { isWithin, moved } from '../files/paths'
import type { Comparison } from '../history/comparison'
import { DocumentList } from './documentList'
import type { Drafts } from './drafts'
import { languageOf } from './languages'
import { unshown, type Monaco, type OpenDocument } from './openDocument'
import { find, keepSaved, makeModel, storeOf } from './openText'
import { replaceText } from './replaceText'
import type { Saving } from './saving'
import { SAVED } from './savingState'

/** The files that are open in tabs: each has its text, its undo history and its own saving. */
export class Documents {
  readonly #list = new DocumentList()
  readonly store = this.#list.store
  readonly #connection: Connection
  readonly #drafts: Drafts
  readonly #monaco: () => Promise<Monaco>
  readonly #savings = new Map<string, Saving>()
  readonly #follow = coalesced((id) => this.#lookAgain(id))
  /** Makes an edit that nobody typed; the view that shows the text says how it keeps its place meanwhile. */
  applying: (model: editor.ITextModel, edit: () => void) => void = (_, edit) => edit()

  constructor(connection: Connection, drafts: Drafts, monaco: () => Promise<Monaco>) {
    this.#connection = connection
    this.#drafts = drafts
    this.#monaco = monaco
  }

  get active(): OpenDocument | null {
    return this.#list.active
  }

  /** Opens the file in a tab, or goes to the tab it has. */
  async show(path: string, activate = true): Promise<void> {
    const known = this.#list.byPath(path)
    if (known && activate) this.activate(known.id)
    if (!known) await this.#follow(this.#list.add(path, activate))
    else if (known.body.kind === 'failed') await this.#follow(known.id)
  }

  activate(id: string): void {
    this.store.setState({ active: id })
  }

  /** Shows two earlier states of a file in a tab. */
  compare(comparison: Comparison): void {
    this.#list.compare(comparison)
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
    const document = this.#list.get(id)
    if (document) this.#drafts.forget(document.path)
    this.#remove(id)
  }

  /** Saves on purpose: a file that was deleted is made again. */
  async save(id: string): Promise<void> {
    const saving = this.#savings.get(id)
    await (saving?.state.gone ? saving.remake() : saving?.save())
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
    return this.#list.open.some((document) => document.saving.unsaved)
  }

  /** After the connection is back, or where nobody says what changed: what failed is loaded, the rest is followed. */
  async refresh(): Promise<void> {
    await Promise.all(this.#list.open.map(({ id }) => this.#follow(id)))
  }

  /** Programs, or other pages, have changed files. */
  changed(changes: readonly FileChange[]): void {
    for (const { id, path } of this.#list.open) {
      const touched = changes.some(({ path: at, change }) => at === path || (change !== 'modified' && isWithin(path, at)))
      if (touched) void this.#follow(id)
    }
  }

  async resolve(id: string, choice: 'mine' | 'theirs'): Promise<void> {
    const shown = this.#savings.get(id)?.state.conflict?.content
    const theirs = await this.#savings.get(id)?.resolve(choice)
    if (typeof theirs === 'string') this.#replace(id, theirs)
    else if (choice === 'theirs' && shown === null) await this.#reload(id)
  }

  /** Resolves when nothing below `path` is being written any more. */
  async settle(path: string): Promise<void> {
    const within = this.#list.open.filter((document) => isWithin(document.path, path))
    await Promise.all(within.map((document) => this.#savings.get(document.id)?.save()))
  }

  moved(from: string, to: string): void {
    for (const { id, path, body } of this.#list.open) {
      const next = moved(path, from, to)
      if (next === path) continue
      void this.#drafts.move(path, next)
      this.#list.update(id, { path: next })
      void this.#follow(id)
      if (body.kind === 'text')
        void this.#monaco().then(({ editor }) => editor.setModelLanguage(body.model, languageOf(next)))
    }
  }

  deleted(path: string): void {
    for (const document of this.#list.open) if (isWithin(document.path, path)) this.discard(document.id)
  }

  /** Closes all tabs; drafts stay. */
  dispose(): void {
    for (const { id } of this.#list.open) this.#remove(id)
  }

  async #load(id: string): Promise<void> {
    const path = this.#list.get(id)?.path
    if (path === undefined) return
    const store = storeOf(this.#connection, this.#drafts, () => this.#list.get(id)?.path ?? path)
    try {
      const draft = await this.#drafts.find(path)
      const [monaco, found] = await Promise.all([this.#monaco(), find(store, draft)])
      if (!this.#list.get(id) || this.#savings.has(id)) return
      const model = makeModel(monaco, id, path, found)
      this.#list.update(id, { body: { kind: 'text', model } })
      this.#savings.set(
        id,
        keepSaved(model, found, store, (saving) => this.#list.update(id, { saving })),
      )
    } catch (problem) {
      this.#list.update(id, { body: unshown(problem) })
    }
  }

  async #lookAgain(id: string): Promise<void> {
    const saving = this.#savings.get(id)
    if (!saving) return this.#load(id)
    try {
      const content = await saving.follow()
      if (content !== null) this.#replace(id, content)
    } catch (problem) {
      if (unshown(problem).kind === 'unshowable' && !saving.state.unsaved) await this.#reload(id)
    }
  }

  #replace(id: string, content: string): void {
    const body = this.#list.get(id)?.body
    if (body?.kind !== 'text') return
    this.applying(body.model, () => replaceText(body.model, content))
    this.#savings.get(id)?.settled()
  }

  /** Gives up the text for whatever the file holds now. */
  async #reload(id: string): Promise<void> {
    const document = this.#list.get(id)
    if (!document) return
    this.#drafts.forget(document.path)
    this.#forgetText(document)
    await this.#load(id)
  }

  #forgetText({ id, body }: OpenDocument): void {
    this.#savings.get(id)?.stop()
    this.#savings.delete(id)
    this.#list.update(id, { body: { kind: 'loading' }, saving: SAVED })
    if (body.kind === 'text') body.model.dispose()
  }

  #remove(id: string): void {
    const document = this.#list.get(id)
    if (document) this.#forgetText(document)
    this.#list.remove(id)
  }
}
