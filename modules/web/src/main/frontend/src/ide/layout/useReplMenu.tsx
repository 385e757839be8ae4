import { useState, type ReactNode } from 'react'
import { navigate } from '../../app/router'
import type { Repl } from '../../core'
import { DiscardQuestion } from '../../repls'
import { useThemeChoice, type ThemeChoice } from '../../theme'
import type { MenuEntry } from '../../ui'
import type { Life } from '../startup/useLifecycle'
import { usePin } from '../status/idle'

const THEMES: readonly { choice: ThemeChoice; label: string }[] = [
  { choice: 'system', label: 'As the system' },
  { choice: 'light', label: 'Light' },
  { choice: 'dark', label: 'Dark' },
]

/** What can be done with the repl as a whole, and how the page looks. */
export function useReplMenu(repl: Repl, life: Life): { entries: MenuEntry[]; dialog: ReactNode } {
  const { choice, choose } = useThemeChoice()
  const [asking, setAsking] = useState(false)
  const pin = usePin(repl)
  const pinned = repl.activity?.pinnedUntil != null
  const running = repl.state === 'RUNNING'
  const stoppable = running || repl.state === 'STARTING'
  const discard: MenuEntry = {
    label: 'Stop without saving …',
    onSelect: () => setAsking(true),
    dangerous: true,
  }
  const entries: MenuEntry[] = [
    { heading: repl.name },
    { label: 'Stop repl', onSelect: () => life.stop(), disabled: !stoppable },
    { label: 'Restart repl', onSelect: life.restart, disabled: !running },
    ...(running ? [pinned ? { label: 'Unpin', onSelect: () => pin(0) } : { label: 'Keep running for 4 hours', onSelect: () => pin(4) }] : []),
    ...(repl.state === 'STOPPING' || (running && repl.failure !== null) ? [discard] : []),
    'line',
    { heading: 'Theme' },
    ...THEMES.map((theme) => ({
      label: theme.label,
      checked: choice === theme.choice,
      onSelect: () => choose(theme.choice),
    })),
    'line',
    { label: 'All repls', onSelect: () => navigate('/') },
  ]
  const dialog = (
    <DiscardQuestion repl={asking ? repl : null} onClose={() => setAsking(false)} onDiscard={() => life.stop({ discard: true })} />
  )
  return { entries, dialog }
}
