import type { Version } from '../connection/frames'
import { Refused } from '../connection/problems'
import type { Draft } from './drafts'
import type { Conflict } from './savingState'

/** A file as it is on the disk. */
export interface Stored {
  readonly content: string
  readonly version: Version
}

/** Where a document is kept. The first two reject with ConnectionLost when nobody can say what became of them. */
export interface Store {
  /** @throws Refused as `missing` when there is no such file */
  read(): Promise<Stored>
  /**
   * Replaces what the file holds, if it is still `base`; null makes the file.
   *
   * @throws Refused with what is there instead
   */
  write(content: string, base: Stored | null): Promise<Version>
  /** Keeps in this browser what is unsaved; false when it cannot, or not yet. */
  keep(draft: Draft): boolean
  /** Nothing is unsaved any more. */
  forget(): void
}

export async function look(store: Store): Promise<Stored | 'gone'> {
  try {
    return await store.read()
  } catch (problem) {
    if (problem instanceof Refused && problem.reason === 'missing') return 'gone'
    throw problem
  }
}

/** What is on the disk in place of what a refused write expected; null when it was refused for another reason. */
export async function instead(problem: unknown, store: Store, expected: Stored | null): Promise<Conflict | 'gone' | null> {
  const present = problem instanceof Refused ? problem.present : null
  if (present) return present.version === null ? 'gone' : { content: present.content, version: present.version }
  if (expected === null) return null
  const found = await look(store).catch(() => null)
  return found !== 'gone' && found?.version === expected.version ? null : found
}
