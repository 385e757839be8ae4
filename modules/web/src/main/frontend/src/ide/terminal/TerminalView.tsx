import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useTheme } from '../../theme'
import { useWorkbench } from '../context'
import { FindBar } from './FindBar'
import { fileLinks } from './fileLinks'
import styles from './TerminalPane.module.css'
import type { TerminalTab } from './tabs'
import { Waiting } from './Waiting'

/** One terminal's screen, kept in the page while another is looked at so that its output is not lost. */
export function TerminalView({ tab, active }: { tab: TerminalTab; active: boolean }) {
  const workbench = useWorkbench()
  const { terminals } = workbench
  const theme = useTheme()
  const [finding, setFinding] = useState(false)
  const screen = terminals.screen(tab.id)
  const host = useFitted(tab, active)

  useEffect(() => screen?.recolour(), [theme, screen])
  useEffect(() => screen?.link(fileLinks(screen, tab.id, workbench)), [screen, tab.id, workbench])

  useEffect(() => {
    if (!screen) return
    screen.onFind = () => setFinding(true)
    return () => {
      screen.onFind = () => {}
    }
  }, [screen])

  const { boxed } = tab
  return (
    <div
      role="tabpanel"
      aria-label={`Terminal ${tab.number} ${tab.title}`}
      className={styles.view}
      hidden={!active}
      data-lost={tab.life.kind === 'lost'}
      data-boxed={boxed !== null}
    >
      {/* Before the screen, from which the Tab key does not lead on. */}
      <Waiting tab={tab} />
      <div ref={host} className={styles.screen} data-terminal={tab.number} />
      {boxed && (
        <p className={styles.boxed}>
          {boxed.cols} × {boxed.rows}: as large as the smallest window that shows this terminal
        </p>
      )}
      {finding && screen && (
        <FindBar
          screen={screen}
          onClose={() => {
            setFinding(false)
            screen.terminal.focus()
          }}
        />
      )}
    </div>
  )
}

/** Has the terminal fill its place, and the session watched from when there is something to see. */
function useFitted(tab: TerminalTab, active: boolean) {
  const { terminals, layout } = useWorkbench()
  const host = useRef<HTMLDivElement>(null)
  const shown = useStore(layout.store, (state) => state.terminal)
  const screen = terminals.screen(tab.id)
  const visible = active && shown

  useEffect(() => {
    const element = host.current
    if (!element || !screen || !visible) return
    const fit = () => {
      screen.fitInto(element)
      if (element.offsetParent) void terminals.session(tab.id)?.watch()
    }
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    void document.fonts.ready.then(fit)
    return () => {
      observer.disconnect()
      screen.hide()
    }
  }, [screen, tab.id, terminals, visible])
  return host
}
