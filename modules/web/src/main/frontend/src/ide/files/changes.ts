import type { Entry, FileChange } from '../connection/frames'
import { isWithin, join, nameOf, parentOf } from './paths'

/** The folders among those shown whose list of names is not what it was. */
export function relisted(changes: readonly FileChange[], shown: ReadonlySet<string>): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const { path, change } of changes) {
    if (change === 'modified') continue
    if (shown.has(parentOf(path))) folders.add(parentOf(path))
    if (change === 'created') for (const folder of shown) if (isWithin(folder, path)) folders.add(folder)
  }
  return folders
}

/**
 * What a program renamed or moved, as far as that can be told from one thing that went and one that came under the
 * same name or in the same folder.
 */
export function renameIn(changes: readonly FileChange[]): { readonly from: string; readonly to: string } | null {
  const [from, ...alsoGone] = topmost(changes, 'deleted')
  const [to, ...alsoNew] = topmost(changes, 'created')
  if (from === undefined || to === undefined || alsoGone.length > 0 || alsoNew.length > 0) return null
  return nameOf(from) === nameOf(to) || parentOf(from) === parentOf(to) ? { from, to } : null
}

function topmost(changes: readonly FileChange[], change: FileChange['change']): string[] {
  const paths = changes.filter((each) => each.change === change).map((each) => each.path)
  return paths.filter((path) => !paths.some((other) => other !== path && isWithin(path, other)))
}

/** What is selected once a folder holds other names: where the selected one is gone, what took its place. */
export function selectionAfter(
  folder: string,
  before: readonly Entry[],
  after: readonly Entry[],
  selected: string | null,
): string | null {
  if (selected === null) return null
  const names = new Set(after.map((entry) => entry.name))
  const index = before.findIndex(({ name }) => isWithin(selected, join(folder, name)))
  if (index < 0 || names.has(before[index]?.name ?? '')) return selected
  const next = before.slice(index).find((entry) => names.has(entry.name)) ?? after.at(-1)
  return next ? join(folder, next.name) : folder || null
}
