import type { Version } from '../connection/frames'

/** What the file holds now, when it changed under our edits; null for content that cannot be shown as text. */
export interface Conflict {
  readonly content: string | null
  readonly version: Version
}

export interface SavingState {
  readonly unsaved: boolean
  readonly saving: boolean
  /** While there is one, nothing is written until somebody chose. */
  readonly conflict: Conflict | null
  /** The file was deleted: it is not made again until somebody saves on purpose. */
  readonly gone: boolean
  readonly problem: string | null
  readonly savedAt: number | null
}

export const SAVED: SavingState = {
  unsaved: false,
  saving: false,
  conflict: null,
  gone: false,
  problem: null,
  savedAt: null,
}
