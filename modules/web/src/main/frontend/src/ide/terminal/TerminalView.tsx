import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useTheme } from '../../theme'
import { useWorkbench } from '../context'
import { FindBar } from './FindBar'
import styles from './TerminalPane.module.css'
import type { TerminalTab } from './terminals'

/** One terminal's screen, kept in the page while another is looked at so that its output is not lost. */
export function TerminalView({ tab, active }: { tab: TerminalTab; active: boolean }) {
  const { terminals, layout } = useWorkbench()
  const theme = useTheme()
  const host = useRef<HTMLDivElement>(null)
  const [finding, setFinding] = useState(false)
  const visible = useStore(layout.store, (state) => state.terminal)
  const screen = terminals.screen(tab.id)

  useEffect(() => {
    const element = host.current
    if (!element || !screen) return
    const fit = () => screen.fitInto(element)
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    void document.fonts.ready.then(fit)
    return () => observer.disconnect()
  }, [screen])

  useEffect(() => {
    if (active && visible && host.current) screen?.fitInto(host.current)
  }, [active, visible, screen])

  useEffect(() => screen?.recolour(), [theme, screen])

  useEffect(() => {
    if (!screen) return
    screen.onFind = () => setFinding(true)
    return () => {
      screen.onFind = () => {}
    }
  }, [screen])

  const lost = tab.life.kind === 'lost'
  return (
    <div
      role="tabpanel"
      aria-label={`Terminal ${tab.number} ${tab.title}`}
      className={styles.view}
      hidden={!active}
      data-lost={lost}
    >
      <div ref={host} className={styles.screen} data-terminal={tab.number} />
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
