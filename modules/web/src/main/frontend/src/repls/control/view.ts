import { create } from 'zustand'

interface View {
  /** The template the new-repl dialog starts with; null where the last one used is best; undefined while closed. */
  creating: string | null | undefined
  deleting: string | null
  discarding: string | null
  renaming: string | null
}

/** What the pages about repls have open. */
export const useView = create<View>()(() => ({ creating: undefined, deleting: null, discarding: null, renaming: null }))

export function askForNewRepl(template: string | null = null): void {
  useView.setState({ creating: template })
}

export function askToDelete(id: string): void {
  useView.setState({ deleting: id })
}

export function askToDiscard(id: string): void {
  useView.setState({ discarding: id })
}

export function beginRename(id: string): void {
  useView.setState({ renaming: id })
}
