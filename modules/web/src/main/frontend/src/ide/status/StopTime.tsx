import type { Repl } from '../../core'
import { usePassed } from '../../ui'
import styles from './StatusBar.module.css'
import { announced, NEAR_MS, WARNING_MS } from './stop'

/** When the repl stops if things stay as they are, once that is near or somebody has pinned it; `after` follows it. */
export function StopTime({ repl: { activity }, after = '' }: { repl: Repl; after?: string }) {
  const stopsAt = activity?.stopsAt ?? null
  const near = usePassed(stopsAt === null ? null : Date.parse(stopsAt) - NEAR_MS)
  const soon = usePassed(stopsAt === null ? null : Date.parse(stopsAt) - WARNING_MS)
  const words = activity && announced(activity, near)
  return words === null ? null : <span className={soon ? styles.alarming : undefined}>{words + after}</span>
}
