import type { Repl } from './entity'

/** What went wrong with a repl, and what that means for the work; null where nothing did. */
export function failureOf({ state, failure }: Pick<Repl, 'state' | 'failure'>): string | null {
  if (failure === null || state !== 'STOPPING') return failure?.message ?? null
  return `${failure.message} Your files are safe in the sandbox; saving is tried again by itself.`
}
