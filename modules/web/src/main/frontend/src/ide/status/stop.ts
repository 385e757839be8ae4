import type { Activity } from '../../core'

/** So long before a repl stops its owner is warned. */
export const WARNING_MS = 5 * 60_000
/** With less than this left the status bar says so, and the core is told that somebody is at the keys. */
export const NEAR_MS = 30 * 60_000

/** The local time of day, to the minute. */
export function clock(time: string): string {
  return new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** What the status bar says of the stop to come; nothing while that is far away and nobody has asked for it. */
export function announced({ stopsAt, pinnedUntil }: Activity, near: boolean): string | null {
  if (stopsAt === null) return null
  if (pinnedUntil !== null) return `pinned until ${clock(stopsAt)}`
  return near ? `stops at ${clock(stopsAt)}` : null
}
