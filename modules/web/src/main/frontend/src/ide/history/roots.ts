import type { StoredPath } from '../../core'
import { isWithin } from '../files/paths'

/** What is stored lies below one of these. */
export const WORKSPACE = 'workspace'
export const HOME = 'home'

/** The path relative to the workspace; null for what is not in the workspace. */
export function relativePath(path: string): string | null {
  return path !== WORKSPACE && isWithin(path, WORKSPACE) ? path.slice(WORKSPACE.length + 1) : null
}

/** The path as the runner means it; null also for a name that it cannot write. */
export function workspacePath({ path, encoded }: StoredPath): string | null {
  return encoded ? null : relativePath(path)
}
