import { FileDiff, X } from 'lucide-react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { classes } from '../../ui'
import { useWorkbench } from '../context'
import { FileIcon } from '../files/FileIcon'
import { legible } from '../files/paths'
import { useTabStrip, withoutPaste } from '../layout/tabStrip'
import strip from '../layout/TabStrip.module.css'
import styles from './EditorTabs.module.css'
import type { Tab } from './tabs'

interface EditorTabsProps {
  tabs: readonly Tab[]
  active: string | null
  onClose: (id: string) => void
}

/** One tab for each open file: arrows go along, Delete and the middle button close. */
export function EditorTabs({ tabs, active, onClose }: EditorTabsProps) {
  const { documents } = useWorkbench()
  const list = useTabStrip(active)

  function press(event: KeyboardEvent, index: number): void {
    const leads: Record<string, number> = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: tabs.length - 1 }
    const next = tabs[leads[event.key] ?? -1]
    const here = tabs[index]
    if (event.key === 'Delete' && here) onClose(here.id)
    else if (next) {
      documents.activate(next.id)
      list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[tabs.indexOf(next)]?.focus()
    } else return
    event.preventDefault()
  }

  function closeByMiddle(event: MouseEvent, id: string): void {
    if (event.button === 1) onClose(id)
  }

  return (
    <div ref={list} role="tablist" aria-label="Open files" className={strip.tabs}>
      {tabs.map((tab, index) => (
        <div
          key={tab.id}
          role="presentation"
          className={styles.tab}
          data-active={tab.id === active}
          data-kind={tab.kind}
          onAuxClick={(event) => closeByMiddle(event, tab.id)}
          onMouseDown={withoutPaste}
          onMouseUp={withoutPaste}
        >
          <button
            type="button"
            role="tab"
            aria-selected={tab.id === active}
            aria-keyshortcuts="Delete"
            tabIndex={tab.id === active ? 0 : -1}
            aria-label={`${tab.name}${tab.unsaved ? ', unsaved' : ''}`}
            title={legible(tab.path)}
            className={styles.name}
            onClick={() => documents.activate(tab.id)}
            onKeyDown={(event) => press(event, index)}
          >
            {tab.kind === 'comparison' ? <FileDiff aria-hidden /> : <FileIcon name={tab.path} />}
            <span data-gone={tab.gone}>{tab.name}</span>
            {tab.hint !== null && <span className={styles.hint}>{tab.hint}</span>}
          </button>
          <button
            type="button"
            tabIndex={-1}
            // A tablist holds tabs only; by keyboard it is the Delete key, or the command.
            aria-hidden
            title={`Close ${tab.name}`}
            className={classes(strip.close, styles.close)}
            data-unsaved={tab.unsaved}
            onClick={() => onClose(tab.id)}
          >
            <span className={styles.dot}>●</span>
            <X />
          </button>
        </div>
      ))}
    </div>
  )
}
