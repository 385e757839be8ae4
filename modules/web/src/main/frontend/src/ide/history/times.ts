import type { Snapshot } from '../../core'
import { moment } from '../../ui/relative'

/** When a state was stored: the local time to the second, with the day where that is not today. */
export function timeOf({ savedAt }: Snapshot): string {
  return moment(new Date(savedAt), new Date())
}
