import type { Snapshot } from '../../core'
import { nameOf } from '../files/paths'
import { timeOf } from './times'

/** A file as it was in two stored states, the earlier one first; that is null where the later one is the first. */
export interface Comparison {
  readonly id: string
  /** As stored: it begins with `workspace` or `home`. */
  readonly path: string
  readonly before: Snapshot | null
  readonly after: Snapshot
}

export function comparisonOf(path: string, before: Snapshot | null, after: Snapshot): Comparison {
  return { id: `comparison ${before?.id ?? ''} ${after.id} ${path}`, path, before, after }
}

/** What its tab is called: `a.js (14:02:11 ↔ 14:05:40)`. */
export function titleOf({ path, before, after }: Comparison): string {
  const times = [before, after].flatMap((state) => (state ? [timeOf(state)] : []))
  return `${nameOf(path)} (${times.join(' ↔ ')})`
}
