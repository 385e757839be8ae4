import { useStore } from 'zustand'
import type { Repl } from '../../core'
import { useWorkbench } from '../context'
import styles from './SideBar.module.css'
import { SIDE_VIEWS } from './sideViews'

/** One view at a time; the others stay in the page, so that each is as it was when it comes back. */
export function SideBar({ repl }: { repl: Repl }) {
  const { layout } = useWorkbench()
  const view = useStore(layout.store, (state) => state.view)
  return (
    <>
      <nav className={styles.switch} aria-label="Views" hidden={SIDE_VIEWS.length < 2}>
        {SIDE_VIEWS.map(({ id, label, Icon }) => (
          <button
            key={id}
            type="button"
            className={styles.choice}
            aria-current={id === view ? 'page' : undefined}
            onClick={() => layout.showView(id)}
          >
            <Icon />
            {label}
          </button>
        ))}
      </nav>
      {SIDE_VIEWS.map(({ id, Content }) => (
        <div key={id} className={styles.view} hidden={id !== view}>
          <Content repl={repl} />
        </div>
      ))}
    </>
  )
}
