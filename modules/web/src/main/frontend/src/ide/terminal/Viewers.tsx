import { Users } from 'lucide-react'
import { useStore } from 'zustand'
import { Tooltip } from '../../ui'
import type { Viewer } from '../connection/frames'
import { useWorkbench } from '../context'
import styles from './TerminalPane.module.css'

/** Says quietly who else looks at the terminal; nothing while nobody does. */
export function Viewers() {
  const { terminals } = useWorkbench()
  const viewers = useStore(terminals.store, ({ tabs, active }) => tabs.find((tab) => tab.id === active)?.viewers)
  if (!viewers || viewers.length < 2) return null
  const names = namesOf(viewers)
  return (
    <Tooltip label={names}>
      <button type="button" className={styles.viewers} aria-label={`${viewers.length} here: ${names}`}>
        <Users size={14} aria-hidden />
        {viewers.length} here
      </button>
    </Tooltip>
  )
}

/** You first; a person's further windows are counted. */
export function namesOf(viewers: readonly Viewer[]): string {
  const you = viewers.find((viewer) => viewer.you)
  const names = viewers.map(({ user, you: self }) => (self || user === you?.user ? 'you' : nameOf(user)))
  const counted = [...new Set(names)].sort((a, b) => Number(b === 'you') - Number(a === 'you')).map((name) => {
    const windows = names.filter((other) => other === name).length
    return windows > 1 ? `${name} in ${windows} windows` : name
  })
  const list = counted.join(', ')
  return list.charAt(0).toUpperCase() + list.slice(1)
}

function nameOf(user: string): string {
  return user.slice(user.indexOf(':') + 1)
}
