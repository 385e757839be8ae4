import { createStore, type StoreApi } from 'zustand/vanilla'
import { Connection } from './connection/connection'
import { RunnerHttp } from './connection/runnerHttp'
import { Tickets } from './connection/tickets'
import { Documents } from './editor/documents'
import { Drafts } from './editor/drafts'
import { FileTree } from './files/fileTree'
import { FileWatch } from './files/fileWatch'
import { Transfers } from './files/transfers'
import { History } from './history/history'
import { WorkspaceFile } from './history/workspaceFile'
import { Layout } from './layout/layout'
import { recall } from './layout/memory'
import { Visit } from './layout/visit'
import { atMost, onLeaving } from './leaving'
import { Ports } from './ports/ports'
import { Openings } from './preview/openings'
import { Preview } from './preview/preview'
import { Program } from './run/program'
import { NOTHING_TO_RUN, readRunConfiguration, type RunConfiguration } from './run/runConfiguration'
import { Search } from './search/search'
import { Stored } from './status/stored'
import { Terminals } from './terminal/terminals'

const LAST_SAVE_MS = 5000

/** A part of a file's text that is to be shown selected. */
export interface Target {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly length: number
}

export interface Caret {
  readonly line: number | null
  readonly column: number | null
}

/** Everything behind the IDE of one repl. The views read its stores and call its parts; it knows no view. */
export class Workbench {
  readonly connection: Connection
  readonly http: RunnerHttp
  readonly tree: FileTree
  readonly transfers: Transfers
  readonly documents: Documents
  readonly history: History
  readonly terminals: Terminals
  readonly program: Program
  readonly ports: Ports
  readonly preview: Preview
  readonly search: Search
  readonly layout: Layout
  readonly visit: Visit
  readonly stored: Stored
  readonly caret: StoreApi<Caret> = createStore<Caret>(() => ({ line: null, column: null }))
  /** What the editor is to select as soon as it shows that file. */
  readonly target: StoreApi<Target | null> = createStore<Target | null>(() => null)
  /** Puts the focus into the editor; the view that draws it says how. */
  focusEditor: () => void = () => {}
  focusSearch: () => void = () => {}
  selectedText: () => string = () => ''
  readonly #ends: (() => void)[] = []
  #wanted = false
  #begun = false

  constructor(replId: string) {
    const tickets = new Tickets(replId)
    const memory = recall(replId)
    const drafts = new Drafts(replId)
    this.connection = new Connection(tickets.fresh)
    this.http = new RunnerHttp(tickets)
    this.tree = new FileTree(this.connection, memory.expanded)
    this.transfers = new Transfers(this.connection, this.http, this.tree)
    this.documents = new Documents(this.connection, drafts, () => import('./editor/monaco'))
    this.history = new History(replId, this.connection, this.documents, new WorkspaceFile(this.connection, this.http))
    this.terminals = new Terminals(this.connection, () => import('./terminal/screen'), memory.terminal)
    this.program = new Program(this.terminals)
    this.ports = new Ports(this.connection)
    this.stored = new Stored(this.connection)
    this.preview = new Preview(new Openings((port) => this.http.previewCode(port)), this.ports)
    this.search = new Search(this.connection, memory.search, () => this.documents.saveAll())
    this.layout = new Layout(memory.panes)
    this.visit = new Visit(replId, memory, drafts, this)
    this.#wire()
  }

  /** Shows a place in a file, and goes on there when `focus` says so. */
  async openAt(target: Target, focus: boolean): Promise<void> {
    this.target.setState(target, true)
    this.layout.toEditor()
    const shown = this.documents.show(target.path)
    if (focus) this.focusEditor()
    await shown
    if (this.documents.active?.body.kind !== 'text') this.target.setState(null, true)
  }

  /** How the workspace says it is run; read anew each time, for it is a file that may just have been edited. */
  async runConfiguration(): Promise<RunConfiguration> {
    await this.documents.settle('devex.json')
    return this.connection
      .ask('fetchContent', { path: 'devex.json' })
      .then(({ content }) => readRunConfiguration(content))
      .catch(() => NOTHING_TO_RUN)
  }

  /** True when nothing of the person's is only in this page. */
  async saveAll(): Promise<boolean> {
    await this.documents.saveAll()
    return !this.documents.hasUnsaved()
  }

  /** Does what ends the sandbox, once everything that can be sent has arrived there; the rest stays as drafts. */
  async whenSaved(action: () => Promise<unknown>): Promise<void> {
    await this.documents.saveAll()
    await action()
  }

  connect(): void {
    this.#wanted = true
    this.#begun = false
    this.connection.open()
  }

  /** Closes the connection once what is unsaved has arrived, or after a while without it. */
  async disconnect(): Promise<void> {
    this.#wanted = false
    this.documents.leave()
    if (this.documents.hasUnsaved()) await atMost(LAST_SAVE_MS, this.documents.saveAll())
    if (!this.#wanted) this.connection.close()
  }

  async dispose(): Promise<void> {
    this.visit.remember()
    for (const end of this.#ends) end()
    this.terminals.dispose()
    this.ports.dispose()
    this.stored.dispose()
    await this.disconnect()
    this.documents.dispose()
  }

  #wire(): void {
    this.tree.listen({
      beforeMove: (path) => this.documents.settle(path),
      moved: (from, to) => this.documents.moved(from, to),
      deleted: (path) => this.documents.deleted(path),
    })
    const watch = new FileWatch(this.connection, [this.tree, this.documents])
    this.history.written = () => watch.suspect()
    const focused = () => this.connection.isOpen && watch.suspect()
    window.addEventListener('focus', focused)
    this.#ends.push(
      this.connection.onOpen(() => void this.#connected()),
      this.terminals.onQuiet(() => watch.suspect()),
      () => window.removeEventListener('focus', focused),
      onLeaving(() => this.#leave()),
      this.visit.follow(),
    )
  }

  #leave(): boolean {
    this.visit.remember()
    return this.documents.leave() && !this.transfers.uploads.busy && !this.terminals.hasWaiting
  }

  async #connected(): Promise<void> {
    void this.#showTerminals().catch(() => {
      // The connection is lost again; the next one tries it anew.
    })
    await this.documents.saveAll()
    await Promise.all([this.tree.refresh(), this.documents.refresh()])
    if (this.visit.isRestored) await this.preview.moved(await this.http.base())
    else await this.visit.restore()
  }

  /** The terminals that are there; a repl that has just come up and has none gets one. */
  async #showTerminals(): Promise<void> {
    await this.terminals.refresh()
    const begun = this.#begun
    this.#begun = true
    const { tabs } = this.terminals.store.getState()
    if (!begun && tabs.length === 0 && this.layout.store.getState().terminal) await this.terminals.open()
  }
}
