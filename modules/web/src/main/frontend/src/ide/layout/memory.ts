import type { SideView } from './layout'

/** What is remembered of a repl's workbench in this browser. Every part may be missing or stale: it is a hint. */
export interface Memory {
  readonly panes: Partial<Panes>
  readonly tabs: readonly string[]
  readonly active: string | null
  readonly places: Readonly<Record<string, Place>>
  readonly expanded: readonly string[]
  readonly preview: string | null
  /** The query of the search, as that reads it. */
  readonly search: unknown
  /** The terminal that was looked at, by its session. */
  readonly terminal: string | null
}

export interface Panes {
  readonly side: boolean
  readonly terminal: boolean
  readonly preview: boolean
  readonly view: SideView
  readonly sideSize: number
  readonly terminalSize: number
  readonly previewSize: number
}

/** Where the caret was in a file and how far it was scrolled. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly scrollTop: number
}

export const NOTHING: Memory = {
  panes: {},
  tabs: [],
  active: null,
  places: {},
  expanded: [],
  preview: null,
  search: null,
  terminal: null,
}

const keyOf = (replId: string): string => `devex.workbench.${replId}`

export function recall(replId: string, storage: Pick<Storage, 'getItem'> = localStorage): Memory {
  try {
    const value: unknown = JSON.parse(storage.getItem(keyOf(replId)) ?? '{}')
    return typeof value === 'object' && value !== null ? { ...NOTHING, ...value } : NOTHING
  } catch {
    return NOTHING
  }
}

export function remember(replId: string, memory: Memory, storage: Pick<Storage, 'setItem'> = localStorage): void {
  try {
    storage.setItem(keyOf(replId), JSON.stringify(memory))
  } catch {
    // A full or forbidden storage costs the convenience, not the work.
  }
}

/** True for the first visit, when nothing says which tabs to open. */
export function isFirstVisit(memory: Memory): boolean {
  return memory === NOTHING || Object.keys(memory.panes).length === 0
}
