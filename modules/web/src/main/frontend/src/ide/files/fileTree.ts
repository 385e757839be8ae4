import { createStore, type StoreApi } from 'zustand/vanilla'
import { coalesced } from '../coalesced'
import type { Connection } from '../connection/connection'
import type { Entry, FileChange } from '../connection/frames'
import { ConnectionLost, sentence } from '../connection/problems'
import { relisted, renameIn, selectionAfter } from './changes'
import { ancestorsOf, copyName, isWithin, join, moved, nameOf, parentOf } from './paths'
import { sorted } from './rows'

export type Draft =
  | { readonly kind: 'new'; readonly folder: string; readonly isDir: boolean }
  | { readonly kind: 'rename'; readonly path: string }

export interface TreeState {
  readonly folders: ReadonlyMap<string, readonly Entry[]>
  readonly expanded: ReadonlySet<string>
  readonly selected: string | null
  readonly draft: Draft | null
  readonly problem: string | null
}

/** What the tree tells the rest of the workbench, so that open files follow their paths. */
export interface TreeEvents {
  beforeMove(path: string): Promise<void>
  moved(from: string, to: string): void
  deleted(path: string): void
}

/** The workspace's files as far as they were opened, and what can be done to them. */
export class FileTree {
  readonly store: StoreApi<TreeState>
  readonly #connection: Connection
  readonly #list = coalesced((folder) => this.#fetch(folder))
  #events: TreeEvents | null = null

  constructor(connection: Connection, expanded: readonly string[]) {
    this.#connection = connection
    this.store = createStore<TreeState>(() => ({
      folders: new Map(),
      expanded: new Set(expanded),
      selected: null,
      draft: null,
      problem: null,
    }))
    connection.on('Loaded', ({ rootContents }) => this.#put('', sorted(rootContents)))
  }

  listen(events: TreeEvents): void {
    this.#events = events
  }

  /** Lists every open folder again; those that are gone disappear. */
  async refresh(): Promise<void> {
    const open = ['', ...[...this.store.getState().expanded].sort()]
    await Promise.all(open.map((folder) => this.#list(folder)))
  }

  /** Programs, or other pages, have changed files: what is shown of them is listed again. */
  async changed(changes: readonly FileChange[]): Promise<void> {
    const rename = renameIn(changes)
    if (rename) this.#renamed(rename.from, rename.to)
    const shown = new Set(['', ...this.store.getState().expanded])
    await Promise.all([...relisted(changes, shown)].map((folder) => this.#list(folder)))
  }

  async toggle(folder: string, open = !this.store.getState().expanded.has(folder)): Promise<void> {
    const expanded = new Set(this.store.getState().expanded)
    if (open) expanded.add(folder)
    else expanded.delete(folder)
    this.store.setState({ expanded })
    if (open) await this.#list(folder)
  }

  select(path: string | null): void {
    this.store.setState({ selected: path })
  }

  /** Opens the folders on the way to `path` and selects it. */
  async reveal(path: string): Promise<void> {
    const missing = ancestorsOf(path).filter((folder) => !this.store.getState().expanded.has(folder))
    this.store.setState((state) => ({ expanded: new Set([...state.expanded, ...missing]), selected: path }))
    await Promise.all(missing.map((folder) => this.#list(folder)))
  }

  draft(draft: Draft | null): void {
    if (draft?.kind === 'new' && draft.folder !== '') void this.toggle(draft.folder, true)
    this.store.setState({ draft, problem: null })
  }

  entriesOf(folder: string): readonly Entry[] {
    return this.store.getState().folders.get(folder) ?? []
  }

  isFolder(path: string): boolean {
    return path === '' || this.entriesOf(parentOf(path)).some((entry) => entry.isDir && entry.name === nameOf(path))
  }

  async create(folder: string, name: string, isDir: boolean): Promise<string | null> {
    const path = join(folder, name)
    const done = await this.#change(
      () => this.#connection.ask(isDir ? 'createFolder' : 'createFile', { path }),
      [folder, parentOf(path)],
    )
    if (done) await this.reveal(path)
    return done ? path : null
  }

  async move(from: string, to: string): Promise<boolean> {
    if (from === to) return true
    await this.#events?.beforeMove(from)
    const done = await this.#change(
      () => this.#connection.ask('rename', { oldPath: from, newPath: to }),
      [parentOf(from), parentOf(to)],
    )
    if (!done) return false
    this.#renamed(from, to)
    this.#events?.moved(from, to)
    await this.reveal(to)
    return true
  }

  async duplicate(path: string): Promise<void> {
    const folder = parentOf(path)
    const name = copyName(nameOf(path), new Set(this.entriesOf(folder).map((entry) => entry.name)))
    await this.copy(path, join(folder, name))
  }

  async copy(from: string, to: string): Promise<void> {
    const done = await this.#change(
      () => this.#connection.ask('copy', { sourcePath: from, targetPath: to }),
      [parentOf(to)],
    )
    if (done) await this.reveal(to)
  }

  async remove(path: string): Promise<void> {
    const done = await this.#change(() => this.#connection.ask('delete', { path }), [parentOf(path)])
    if (!done) return
    this.store.setState((state) => ({
      expanded: new Set([...state.expanded].filter((folder) => !isWithin(folder, path))),
    }))
    this.#events?.deleted(path)
  }

  complain(problem: string | null): void {
    this.store.setState({ problem })
  }

  async #change(ask: () => Promise<unknown>, folders: readonly string[]): Promise<boolean> {
    try {
      await ask()
      this.store.setState({ problem: null })
    } catch (problem) {
      this.complain(sentence(problem))
      return false
    }
    await Promise.all([...new Set(folders)].map((folder) => this.#list(folder)))
    return true
  }

  #renamed(from: string, to: string): void {
    this.store.setState(({ folders, expanded, selected }) => ({
      folders: new Map([...folders].map(([folder, entries]) => [moved(folder, from, to), entries])),
      expanded: new Set([...expanded].map((folder) => moved(folder, from, to))),
      selected: selected === null ? null : moved(selected, from, to),
    }))
  }

  async #fetch(folder: string): Promise<void> {
    try {
      const { contents } = await this.#connection.ask('fetchDir', { dir: folder })
      this.#put(folder, sorted(contents))
    } catch (problem) {
      if (problem instanceof ConnectionLost) return
      if (folder === '') this.complain(sentence(problem))
      else this.#forget(folder)
    }
  }

  #put(folder: string, entries: readonly Entry[]): void {
    const { folders, selected } = this.store.getState()
    const before = folders.get(folder) ?? []
    if (folders.has(folder) && JSON.stringify(before) === JSON.stringify(entries)) return
    this.store.setState({
      folders: new Map(folders).set(folder, entries),
      selected: selectionAfter(folder, before, entries, selected),
    })
  }

  #forget(gone: string): void {
    this.store.setState((state) => ({
      folders: new Map([...state.folders].filter(([folder]) => !isWithin(folder, gone))),
      expanded: new Set([...state.expanded].filter((folder) => !isWithin(folder, gone))),
    }))
  }
}
