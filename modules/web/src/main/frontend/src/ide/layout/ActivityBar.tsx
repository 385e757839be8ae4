import { EllipsisVertical, LayoutGrid, PanelBottom, PanelRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Link } from '../../app/router'
import type { Repl } from '../../core'
import { IconButton, Menu, Tooltip } from '../../ui'
import { useWorkbench } from '../context'
import type { Life } from '../startup/useLifecycle'
import styles from './ActivityBar.module.css'
import type { Pane } from './layout'
import { SIDE_VIEWS, type SideViewEntry } from './sideViews'
import { useReplMenu } from './useReplMenu'

/** What there is to show, and the way out. */
export function ActivityBar({ repl, life }: { repl: Repl; life: Life }) {
  const { entries, dialog } = useReplMenu(repl, life)
  return (
    <nav className={styles.bar} aria-label="Workbench">
      <Tooltip label="All repls" side="right">
        <Link href="/" className={styles.home} aria-label="All repls">
          <LayoutGrid size={20} aria-hidden />
        </Link>
      </Tooltip>
      {SIDE_VIEWS.map((view) => (
        <ViewButton key={view.id} view={view} />
      ))}
      <span className={styles.space} />
      <PaneButton pane="terminal" label="Terminal" keys="Mod+J" icon={<PanelBottom />} />
      <PaneButton pane="preview" label="Preview" icon={<PanelRight />} />
      <Menu entries={entries} align="start">
        <IconButton label="Menu of the repl" className={styles.button}>
          <EllipsisVertical />
        </IconButton>
      </Menu>
      {dialog}
    </nav>
  )
}

function ViewButton({ view: { id, label, keys, Icon } }: { view: SideViewEntry }) {
  const { layout } = useWorkbench()
  const visible = useStore(layout.store, (state) => state.side && state.view === id)
  return <Switch label={label} keys={keys} on={visible} icon={<Icon />} onClick={() => layout.toggleView(id)} />
}

function PaneButton({ pane, label, keys, icon }: { pane: Pane; label: string; keys?: string; icon: ReactNode }) {
  const { layout } = useWorkbench()
  const visible = useStore(layout.store, (state) => state[pane])
  return <Switch label={label} keys={keys} on={visible} icon={icon} onClick={() => layout.toggle(pane)} />
}

interface SwitchProps {
  label: string
  keys: string | undefined
  on: boolean
  icon: ReactNode
  onClick: () => void
}

function Switch({ label, keys, on, icon, onClick }: SwitchProps) {
  const shortcut = keys === undefined ? {} : { keys }
  return (
    <IconButton label={label} {...shortcut} className={styles.button} aria-pressed={on} onClick={onClick}>
      {icon}
    </IconButton>
  )
}
