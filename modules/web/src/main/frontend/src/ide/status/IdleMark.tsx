import type { Repl } from '../../core'
import { Menu, usePassed, type MenuEntry } from '../../ui'
import styles from './StatusBar.module.css'
import { usePin } from './idle'
import { announced, NEAR_MS, WARNING_MS } from './stop'

const HOURS = [1, 4, 12, 24]

/** When the repl stops if things stay as they are, and what its owner can do about that. */
export function IdleMark({ repl }: { repl: Repl }) {
  const pin = usePin(repl)
  const activity = repl.activity
  const stopsAt = activity?.stopsAt ?? null
  const near = usePassed(stopsAt === null ? null : Date.parse(stopsAt) - NEAR_MS)
  const soon = usePassed(stopsAt === null ? null : Date.parse(stopsAt) - WARNING_MS)
  if (activity === null || stopsAt === null) return null
  const pinned = activity.pinnedUntil !== null
  const words = announced(activity, near)
  const entries: MenuEntry[] = [
    { heading: 'Keep it running for' },
    ...HOURS.map((hours) => ({ label: hours === 1 ? '1 hour' : `${hours} hours`, onSelect: () => pin(hours) })),
    ...(pinned ? (['line', { label: 'Unpin', onSelect: () => pin(0) }] satisfies MenuEntry[]) : []),
  ]
  return (
    <span className={soon ? styles.alarming : undefined} title={`Stops at ${new Date(stopsAt).toLocaleString()}; everything is saved then`}>
      {words !== null && `${words} · `}
      <Menu entries={entries} align="start">
        <button type="button" className={styles.action}>
          {pinned ? 'change' : 'pin'}
        </button>
      </Menu>
    </span>
  )
}
