import { Plus, X } from 'lucide-react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { useStore } from 'zustand'
import { AlertDialog, Button, IconButton } from '../../ui'
import { useWorkbench } from '../context'
import { useTabStrip, withoutPaste } from '../layout/tabStrip'
import strip from '../layout/TabStrip.module.css'
import { PhoneKeys } from './PhoneKeys'
import styles from './TerminalPane.module.css'
import type { TerminalTab } from './tabs'
import { TerminalView } from './TerminalView'
import { Viewers } from './Viewers'

/** The shells of this repl, in tabs. */
export function TerminalPane() {
  const { terminals, layout } = useWorkbench()
  const { tabs, active } = useStore(terminals.store)
  const row = useTabStrip(active)
  return (
    <>
      <header className={styles.header}>
        <div ref={row} role="tablist" aria-label="Terminals" className={strip.tabs}>
          {tabs.map((tab, index) => (
            <Tab key={tab.id} tab={tab} active={tab.id === active} beside={[tabs[index - 1], tabs[index + 1]]} />
          ))}
        </div>
        <Viewers />
        <IconButton label="New terminal" keys="Ctrl+Shift+`" onClick={() => void terminals.open()}>
          <Plus />
        </IconButton>
        <span className={styles.hide}>
          <IconButton label="Hide terminal" keys="Ctrl+`" onClick={() => layout.show('terminal', false)}>
            <X />
          </IconButton>
        </span>
      </header>
      <div className={styles.body}>
        {tabs.map((tab) => (
          <TerminalView key={tab.id} tab={tab} active={tab.id === active} />
        ))}
        {tabs.length === 0 && (
          <div className={styles.calm}>
            <Button icon={<Plus />} onClick={() => void terminals.open()}>
              New terminal
            </Button>
          </div>
        )}
      </div>
      <PhoneKeys />
      <CloseQuestion />
    </>
  )
}

function CloseQuestion() {
  const { terminals } = useWorkbench()
  const closing = useStore(terminals.store, (state) => state.closing)
  const settle = () => terminals.store.setState({ closing: null })
  return (
    <AlertDialog
      open={closing !== null}
      onOpenChange={settle}
      title="Close the terminal?"
      description={`${closing?.program ?? 'A program'} is still running in it and would be ended.`}
      action="Close terminal"
      onAction={() => closing && void terminals.close(closing.id)}
    />
  )
}

interface TabProps {
  tab: TerminalTab
  active: boolean
  beside: readonly (TerminalTab | undefined)[]
}

function Tab({ tab, active, beside: [left, right] }: TabProps) {
  const { terminals } = useWorkbench()
  const name = `${tab.number} ${tab.title}`

  function press(event: KeyboardEvent<HTMLButtonElement>): void {
    const next = event.key === 'ArrowLeft' ? left : event.key === 'ArrowRight' ? right : undefined
    if (event.key === 'Delete') void terminals.askToClose(tab.id)
    if (next) {
      terminals.activate(next.id)
      document.getElementById(`tab-${next.id}`)?.focus()
    }
  }

  function middle(event: MouseEvent): void {
    if (event.button === 1) void terminals.askToClose(tab.id)
  }

  return (
    <div
      role="presentation"
      className={styles.tab}
      data-active={active}
      onAuxClick={middle}
      onMouseDown={withoutPaste}
      onMouseUp={withoutPaste}
    >
      <button
        type="button"
        id={`tab-${tab.id}`}
        role="tab"
        aria-selected={active}
        aria-keyshortcuts="Delete"
        tabIndex={active ? 0 : -1}
        title={name}
        className={styles.name}
        onClick={() => terminals.activate(tab.id)}
        onKeyDown={press}
      >
        {name}
        {tab.life.kind === 'ended' && <span className={styles.ended}> ended</span>}
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        title={`Close terminal ${name}`}
        className={strip.close}
        onClick={() => void terminals.askToClose(tab.id)}
      >
        <X />
      </button>
    </div>
  )
}
