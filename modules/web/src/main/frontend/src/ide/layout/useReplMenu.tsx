import { useState, type ReactNode } from 'react'
import { navigate } from '../../app/router'
import type { Repl } from '../../core'
import { useThemeChoice, type ThemeChoice } from '../../theme'
import { AlertDialog, type MenuEntry } from '../../ui'
import type { Life } from '../startup/useLifecycle'

const THEMES: readonly { choice: ThemeChoice; label: string }[] = [
  { choice: 'system', label: 'As the system' },
  { choice: 'light', label: 'Light' },
  { choice: 'dark', label: 'Dark' },
]

/** What can be done with the repl as a whole, and how the page looks. */
export function useReplMenu(repl: Repl, life: Life): { entries: MenuEntry[]; dialog: ReactNode } {
  const { choice, choose } = useThemeChoice()
  const [asking, setAsking] = useState(false)
  const running = repl.state === 'RUNNING'
  const stoppable = running || repl.state === 'STARTING'
  const discard: MenuEntry = {
    label: 'Give up unsaved work and stop',
    onSelect: () => setAsking(true),
    dangerous: true,
  }
  const entries: MenuEntry[] = [
    { heading: repl.name },
    { label: 'Stop repl', onSelect: () => life.stop(), disabled: !stoppable },
    { label: 'Restart repl', onSelect: life.restart, disabled: !running },
    ...(repl.state === 'STOPPING' ? [discard] : []),
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
    <AlertDialog
      open={asking}
      onOpenChange={setAsking}
      title="Give up unsaved work?"
      description="What was changed since the last stored copy is lost. The stored copy stays."
      action="Give up and stop"
      onAction={() => life.stop({ discard: true })}
    />
  )
  return { entries, dialog }
}
