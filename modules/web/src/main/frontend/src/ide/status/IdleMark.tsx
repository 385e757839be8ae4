import type { Repl } from '../../core'
import { Menu, type MenuEntry } from '../../ui'
import styles from './StatusBar.module.css'
import { usePin } from './idle'
import { StopTime } from './StopTime'

const HOURS = [1, 4, 12, 24]

/** When the repl stops if things stay as they are, and what its owner can do about that. */
export function IdleMark({ repl }: { repl: Repl }) {
  const pin = usePin(repl)
  const stopsAt = repl.activity?.stopsAt ?? null
  if (stopsAt === null) return null
  const pinned = repl.activity?.pinnedUntil != null
  const entries: MenuEntry[] = [
    { heading: 'Keep it running for' },
    ...HOURS.map((hours) => ({ label: hours === 1 ? '1 hour' : `${hours} hours`, onSelect: () => pin(hours) })),
    ...(pinned ? (['line', { label: 'Unpin', onSelect: () => pin(0) }] satisfies MenuEntry[]) : []),
  ]
  return (
    <span title={`Stops at ${new Date(stopsAt).toLocaleString()}; everything is saved then`}>
      <StopTime repl={repl} after=" · " />
      <Menu entries={entries} align="start">
        <button
          type="button"
          className={styles.action}
          aria-label={pinned ? 'change how long the repl is kept running' : 'pin the repl, so that it is kept running'}
        >
          {pinned ? 'change' : 'pin'}
        </button>
      </Menu>
    </span>
  )
}
