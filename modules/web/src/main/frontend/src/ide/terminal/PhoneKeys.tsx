import { useState } from 'react'
import { useStore } from 'zustand'
import { useWorkbench } from '../context'
import styles from './TerminalPane.module.css'

const KEYS: readonly { label: string; name: string; data: string }[] = [
  { label: 'Esc', name: 'Esc', data: '\x1b' },
  { label: 'Tab', name: 'Tab', data: '\t' },
  { label: '←', name: 'Left', data: '\x1b[D' },
  { label: '↑', name: 'Up', data: '\x1b[A' },
  { label: '↓', name: 'Down', data: '\x1b[B' },
  { label: '→', name: 'Right', data: '\x1b[C' },
]

/** The keys that a phone's keyboard lacks. Ctrl holds for the next letter. */
export function PhoneKeys() {
  const { terminals } = useWorkbench()
  const active = useStore(terminals.store, (state) => state.active)
  const [control, setControl] = useState(false)

  function holdControl(): void {
    const screen = active === null ? null : terminals.screen(active)
    if (!screen) return
    screen.controlNext = control ? null : () => setControl(false)
    setControl(!control)
    screen.terminal.focus()
  }

  function send(data: string): void {
    if (active === null) return
    terminals.session(active)?.type(data)
    terminals.screen(active)?.terminal.focus()
  }

  return (
    <div role="toolbar" aria-label="Terminal keys" className={styles.keys}>
      <button type="button" aria-pressed={control} onClick={holdControl}>
        Ctrl
      </button>
      {KEYS.map(({ label, name, data }) => (
        <button key={name} type="button" aria-label={name} onClick={() => send(data)}>
          {label}
        </button>
      ))}
    </div>
  )
}
