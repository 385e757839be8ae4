import type { Repl } from '../../core'

/** When somebody last worked in the repl, as far as is known: it was made at the earliest. */
export function lastUsed(repl: Repl): string {
  const times = [repl.createdAt, repl.startedAt, repl.lastActiveAt].filter((time) => time !== null)
  return times.reduce((latest, time) => (Date.parse(time) > Date.parse(latest) ? time : latest))
}

export function newestFirst(repls: Repl[]): Repl[] {
  return [...repls].sort((one, other) => Date.parse(lastUsed(other)) - Date.parse(lastUsed(one)))
}

/** Whether every typed word is found in the repl's name, template or state. */
export function fits(repl: Repl, templateName: string, typed: string): boolean {
  const text = `${repl.name} ${templateName} ${repl.state}`.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
