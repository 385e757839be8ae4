import type { CSSProperties, ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Repl } from '../../core'
import { useTheme } from '../../theme'
import { ConnectionBar } from '../connection/ConnectionBar'
import { useWorkbench } from '../context'
import { EditorPane } from '../editor/EditorPane'
import { QuickOpen } from '../palette/QuickOpen'
import { useIdeCommands } from '../palette/useIdeCommands'
import { usePortNotes } from '../ports/usePortNotes'
import { PreviewPane } from '../preview/PreviewPane'
import { useRun } from '../run/useRun'
import type { Life } from '../startup/useLifecycle'
import { StatusBar } from '../status/StatusBar'
import { TerminalPane } from '../terminal/TerminalPane'
import { ActivityBar } from './ActivityBar'
import { PhoneHeader, PhoneTabs } from './PhoneBars'
import { Separator } from './Separator'
import { SideBar } from './SideBar'
import styles from './WorkbenchView.module.css'

interface WorkbenchViewProps {
  repl: Repl
  life: Life
  /** What covers the panes while there is nothing to work with. */
  children: ReactNode
}

/** The panes and their places. On a phone the same panes are shown one at a time. */
export function WorkbenchView({ repl, life, children }: WorkbenchViewProps) {
  const { layout } = useWorkbench()
  const theme = useTheme()
  const panes = useStore(layout.store)
  const run = useRun(life)
  const covered = !life.ready
  usePortNotes()
  useIdeCommands({ repl, life, run })
  const style = {
    '--side': panes.side ? `${panes.sideSize}px` : '0px',
    '--terminal': panes.terminal ? `${panes.terminalSize}px` : '0px',
    '--preview': panes.preview ? `${panes.previewSize}px` : '0px',
  } as CSSProperties
  return (
    <div className={styles.workbench} style={style} data-phone-tab={panes.phoneTab} data-theme={theme}>
      <PhoneHeader repl={repl} life={life} run={run} />
      <ActivityBar repl={repl} life={life} />
      <main className={styles.main}>
        <div className={styles.panes} inert={covered}>
          <h1 className="visually-hidden">{repl.name}</h1>
          <section className={styles.side} aria-label="Side bar" data-hidden={!panes.side}>
            <SideBar repl={repl} />
            <Separator pane="side" label="Width of the side bar" />
          </section>
          <section className={styles.editor} aria-label="Editor">
            <EditorPane run={run} />
          </section>
          <section className={styles.terminal} aria-label="Terminal" data-hidden={!panes.terminal}>
            <Separator pane="terminal" label="Height of the terminal" />
            <TerminalPane />
          </section>
          <section className={styles.preview} aria-label="Preview" data-hidden={!panes.preview}>
            <Separator pane="preview" label="Width of the preview" />
            <PreviewPane />
          </section>
          <ConnectionBar />
        </div>
        {children}
      </main>
      <StatusBar repl={repl} run={run} />
      <PhoneTabs />
      <QuickOpen />
    </div>
  )
}
