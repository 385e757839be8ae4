import { ArrowLeft, EllipsisVertical, Eye, FileCode, Files, SquareTerminal } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Link } from '../../app/router'
import type { Repl } from '../../core'
import { IconButton, Menu, PHONE, useMedia } from '../../ui'
import { useWorkbench } from '../context'
import { RunButton } from '../run/RunButton'
import type { Run } from '../run/useRun'
import type { Life } from '../startup/useLifecycle'
import { AwayMark } from '../status/AwayMark'
import { SavedMark } from '../status/SavedMark'
import { StopTime } from '../status/StopTime'
import type { PhoneTab } from './layout'
import styles from './PhoneBars.module.css'
import { useReplMenu } from './useReplMenu'

const TABS: readonly { tab: PhoneTab; label: string; icon: ReactNode }[] = [
  { tab: 'files', label: 'Files', icon: <Files /> },
  { tab: 'editor', label: 'Editor', icon: <FileCode /> },
  { tab: 'terminal', label: 'Terminal', icon: <SquareTerminal /> },
  { tab: 'preview', label: 'Preview', icon: <Eye /> },
]

export function PhoneHeader({ repl, life, run }: { repl: Repl; life: Life; run: Run }) {
  const { entries, dialog } = useReplMenu(repl, life)
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.back} aria-label="All repls">
        <ArrowLeft size={20} aria-hidden />
      </Link>
      <span className={styles.about}>
        <span className={styles.name}>{repl.name}</span>
        <Facts repl={repl} life={life} />
      </span>
      {life.ready && <RunButton run={run} />}
      <Menu entries={entries}>
        <IconButton label="Menu of the repl">
          <EllipsisVertical />
        </IconButton>
      </Menu>
      {dialog}
    </header>
  )
}

/** What the status bar says on a wider page, as far as there is room for it. */
function Facts({ repl, life }: { repl: Repl; life: Life }) {
  if (!useMedia(PHONE)) return null
  return (
    <span className={styles.facts}>
      {life.ready && <SavedMark repl={repl} />}
      <AwayMark brief />
      {life.ready && <StopTime repl={repl} />}
    </span>
  )
}

/** The four panes of a phone. */
export function PhoneTabs() {
  const { layout } = useWorkbench()
  const current = useStore(layout.store, (state) => state.phoneTab)
  return (
    <nav className={styles.tabs} aria-label="Panes">
      {TABS.map(({ tab, label, icon }) => (
        <button
          key={tab}
          type="button"
          className={styles.tab}
          aria-current={tab === current ? 'page' : undefined}
          onClick={() => layout.phone(tab)}
        >
          {icon}
          {label}
        </button>
      ))}
    </nav>
  )
}
