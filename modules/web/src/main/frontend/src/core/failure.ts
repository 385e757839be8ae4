import type { Failure, Repl } from './entity'

/** Reasons of sandboxes that were up, and have ended by themselves. */
const LOST = new Set(['sandboxLost', 'evicted', 'nodeLost', 'crashLoop'])

export function isLost(failure: Failure | null): boolean {
  return LOST.has(failure?.reason ?? '')
}

/** Whether the last save of a repl has failed, and is tried again by itself. */
export function hasUnsaved({ state, failure }: Pick<Repl, 'state' | 'failure'>): boolean {
  return state === 'STOPPING' && failure !== null && !isLost(failure)
}

/** What went wrong with a repl, and what that means for the work; null where nothing did. */
export function failureOf(repl: Pick<Repl, 'state' | 'failure'>): string | null {
  const message = repl.failure?.message ?? null
  return hasUnsaved(repl) ? `${message} Your files are safe in the sandbox; saving is tried again by itself.` : message
}
