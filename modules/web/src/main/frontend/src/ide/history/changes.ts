import type { Change, Difference, EntryType } from '../../core'
import { legible, legibleName, parentOf } from '../files/paths'
import type { TreeLine } from '../files/treeLine'
import { HOME, relativePath } from './roots'

/** What a state is compared with: the one before it, or the newest. */
export type Against = 'before' | 'now'

export type ChangeLine = TreeLine & (ChangedLine | { readonly kind: 'home'; readonly count: number })

export interface ChangedLine {
  readonly kind: 'change'
  readonly change: Change
  readonly name: string
  /** As people know it: relative to the workspace. */
  readonly folder: string
  readonly type: EntryType
}

/** The changes line by line; those of the shell's home, which programs write more than people, in a fold of their own. */
export function linesOf(changes: readonly Change[], homeOpen: boolean): readonly ChangeLine[] {
  const atHome = changes.filter(({ path }) => path === HOME || path.startsWith(`${HOME}/`))
  const inWorkspace = changes.filter((change) => !atHome.includes(change))
  const lines = inWorkspace.map((change) => changed(change, 1))
  if (atHome.length === 0) return lines
  const home: ChangeLine = { key: 'home of the shell', level: 1, open: homeOpen, kind: 'home', count: atHome.length }
  return [...lines, home, ...(homeOpen ? atHome.map((change) => changed(change, 2)) : [])]
}

function changed(change: Change, level: number): ChangeLine {
  const { path, before, after } = change
  const type = (after ?? before)?.type ?? 'file'
  const folder = legible(parentOf(relativePath(path) ?? path))
  return { key: path, level, open: null, kind: 'change', change, name: legibleName(path), folder, type }
}

/** Whether there is a text on either side to be looked at. */
export function isComparable({ before, after }: Change): boolean {
  return (before?.type ?? after?.type) === 'file' && (after?.type ?? before?.type) === 'file'
}

/** Which state has the file that is to be had: the one that is looked at, or, where it was removed, the other. */
export function holderOf({ before, after }: Change, { from, to }: Pick<Difference, 'from' | 'to'>, looked: string): string | null {
  const sides = [
    { id: from, entry: before },
    { id: to, entry: after },
  ]
  const own = sides.find(({ id, entry }) => id === looked && entry?.type === 'file')
  return (own ?? sides.find(({ entry }) => entry?.type === 'file'))?.id ?? null
}
