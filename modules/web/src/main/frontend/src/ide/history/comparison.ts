import type { Snapshot, StoredPath } from '../../core'
import { legibleName } from '../files/paths'
import { timeOf } from './times'

/** A file as it was in two stored states, the earlier one first; that is null where the later one is the first. */
export interface Comparison {
  readonly id: string
  readonly stored: StoredPath
  readonly before: Snapshot | null
  readonly after: Snapshot
}

export function comparisonOf(stored: StoredPath, before: Snapshot | null, after: Snapshot): Comparison {
  const id = `comparison ${before?.id ?? ''} ${after.id} ${stored.encoded ? 'encoded ' : ''}${stored.path}`
  return { id, stored, before, after }
}

/** What its tab is called: `a.js (14:02:11 ↔ 14:05:40)`. */
export function titleOf({ stored, before, after }: Comparison): string {
  const times = [before, after].flatMap((state) => (state ? [timeOf(state)] : []))
  return `${legibleName(stored.path)} (${times.join(' ↔ ')})`
}
