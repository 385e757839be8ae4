import { isWithin } from '../files/paths'

/** What is stored lies below one of these. */
export const WORKSPACE = 'workspace'
export const HOME = 'home'

/** The path as the runner means it, relative to the workspace; null for what is not in the workspace. */
export function workspacePath(stored: string): string | null {
  return stored !== WORKSPACE && isWithin(stored, WORKSPACE) ? stored.slice(WORKSPACE.length + 1) : null
}
