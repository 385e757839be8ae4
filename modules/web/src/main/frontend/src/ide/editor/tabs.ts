import { legible, legibleName, nameOf } from '../files/paths'
import { titleOf } from '../history/comparison'
import type { DocumentsState } from './documentList'

export interface Tab {
  readonly id: string
  readonly path: string
  readonly name: string
  /** The folder, where another tab has the same name. */
  readonly hint: string | null
  readonly kind: 'document' | 'comparison'
  readonly unsaved: boolean
  /** The file was deleted. */
  readonly gone: boolean
}

/** The tabs from left to right. */
export function tabsOf({ open, comparisons }: Pick<DocumentsState, 'open' | 'comparisons'>): readonly Tab[] {
  const hints = folderHints(open.map(({ path }) => path))
  const documents = open.map(({ id, path, saving: { unsaved, gone } }) => {
    return { id, path, name: legibleName(path), hint: hints.get(path) ?? null, kind: 'document', unsaved, gone } as const
  })
  const compared = comparisons.map((comparison) => {
    const {
      id,
      stored: { path },
    } = comparison
    return { id, path, name: titleOf(comparison), hint: null, kind: 'comparison', unsaved: false, gone: false } as const
  })
  return [...documents, ...compared]
}

/** The tab to show when `id` is closed: the one right of it, else left of it. */
export function neighbour(tabs: readonly Pick<Tab, 'id'>[], id: string): string | null {
  const index = tabs.findIndex((tab) => tab.id === id)
  return (tabs[index + 1] ?? tabs[index - 1])?.id ?? null
}

/** Tabs with the same file name are told apart by the folder; others show none. */
export function folderHints(paths: readonly string[]): ReadonlyMap<string, string> {
  const hints = new Map<string, string>()
  for (const path of paths) {
    const shared = paths.some((other) => other !== path && nameOf(other) === nameOf(path))
    if (shared) hints.set(path, legible(path.slice(0, Math.max(path.lastIndexOf('/'), 0))) || '/')
  }
  return hints
}
