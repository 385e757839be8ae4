import type { Drafts } from '../editor/drafts'
import type { Workbench } from '../workbench'
import { readAddress } from '../preview/address'
import { isFirstVisit, remember, type Memory, type Place } from './memory'

type Parts = Pick<Workbench, 'documents' | 'layout' | 'preview' | 'search' | 'terminals' | 'tree'>

const REMEMBER_AFTER_MS = 300
const OPENED_FIRST = ['index.js', 'main.py', 'server.py', 'app.py', 'Main.java', 'main.go', 'README.md']

/** One visit to a repl: brings back what was open when it was left, and remembers what is open now. */
export class Visit {
  readonly places: Map<string, Place>
  readonly #replId: string
  readonly #memory: Memory
  readonly #drafts: Drafts
  readonly #parts: Parts
  #remembering: ReturnType<typeof setTimeout> | undefined
  #restored = false

  constructor(replId: string, memory: Memory, drafts: Drafts, parts: Parts) {
    this.#replId = replId
    this.#memory = memory
    this.#drafts = drafts
    this.#parts = parts
    this.places = new Map(Object.entries(memory.places))
  }

  get isRestored(): boolean {
    return this.#restored
  }

  /** Follows what is worth remembering; returns how to end that. */
  follow(): () => void {
    const { documents, terminals, search, layout, tree, preview } = this.#parts
    const ends = [documents, terminals, search, layout, tree, preview].map(({ store }) => store.subscribe(this.note))
    return () => ends.forEach((end) => end())
  }

  /** Notes that something worth remembering changed. */
  readonly note = (): void => {
    clearTimeout(this.#remembering)
    this.#remembering = setTimeout(() => this.remember(), REMEMBER_AFTER_MS)
  }

  /** Opens what was open, and what has drafts. */
  async restore(): Promise<void> {
    this.#restored = true
    const { documents, layout, preview } = this.#parts
    if (isFirstVisit(this.#memory)) await this.#welcome()
    for (const path of new Set([...this.#memory.tabs, ...(await this.#drafts.paths())]))
      void documents.show(path, path === this.#memory.active)
    const address = this.#memory.preview === null ? null : readAddress(this.#memory.preview)
    if (address && layout.store.getState().preview) void preview.open(address)
  }

  remember(): void {
    clearTimeout(this.#remembering)
    if (!this.#restored) return
    const { documents, layout, preview, search, terminals, tree } = this.#parts
    const { open, active } = documents.store.getState()
    const paths = open.map((document) => document.path)
    remember(this.#replId, {
      panes: layout.panes(),
      tabs: paths,
      active: (open.find((document) => document.id === active) ?? open.at(-1))?.path ?? null,
      places: Object.fromEntries([...this.places].filter(([path]) => paths.includes(path))),
      expanded: [...tree.store.getState().expanded],
      preview: preview.written(),
      search: search.store.getState().query,
      terminal: terminals.activeSession,
    })
  }

  /** The first look at a repl shows its program, not an empty editor. */
  async #welcome(): Promise<void> {
    const names = this.#parts.tree.entriesOf('').map((entry) => entry.name)
    const first = OPENED_FIRST.find((name) => names.includes(name))
    if (first !== undefined) await this.#parts.documents.show(first)
  }
}
