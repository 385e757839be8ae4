import { X } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { useWorkbench } from '../context'
import { FileIcon } from '../files/FileIcon'
import { nameOf } from '../files/paths'
import type { OpenDocument } from './openDocument'
import styles from './EditorTabs.module.css'
import { folderHints } from './tabs'

interface EditorTabsProps {
  open: readonly OpenDocument[]
  active: string | null
  onClose: (document: OpenDocument) => void
}

/** One tab for each open file: arrows go along, Delete and the middle button close. */
export function EditorTabs({ open, active, onClose }: EditorTabsProps) {
  const { documents } = useWorkbench()
  const list = useRef<HTMLDivElement>(null)
  const hints = folderHints(open.map((document) => document.path))

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active])

  function press(event: KeyboardEvent, index: number): void {
    const leads: Record<string, number> = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: open.length - 1 }
    const next = open[leads[event.key] ?? -1]
    const here = open[index]
    if (event.key === 'Delete' && here) onClose(here)
    else if (next) {
      documents.activate(next.id)
      list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[open.indexOf(next)]?.focus()
    } else return
    event.preventDefault()
  }

  function closeByMiddle(event: MouseEvent, document: OpenDocument): void {
    if (event.button === 1) onClose(document)
  }

  return (
    <div ref={list} role="tablist" aria-label="Open files" className={styles.tabs}>
      {open.map((document, index) => (
        <div
          key={document.id}
          role="presentation"
          className={styles.tab}
          data-active={document.id === active}
          onAuxClick={(event) => closeByMiddle(event, document)}
          onMouseDown={withoutPaste}
          onMouseUp={withoutPaste}
        >
          <button
            type="button"
            role="tab"
            aria-selected={document.id === active}
            aria-keyshortcuts="Delete"
            tabIndex={document.id === active ? 0 : -1}
            aria-label={`${nameOf(document.path)}${document.saving.unsaved ? ', unsaved' : ''}`}
            title={document.path}
            className={styles.name}
            onClick={() => documents.activate(document.id)}
            onKeyDown={(event) => press(event, index)}
          >
            <FileIcon name={document.path} />
            <span data-gone={document.saving.gone}>{nameOf(document.path)}</span>
            {hints.has(document.path) && <span className={styles.hint}>{hints.get(document.path)}</span>}
          </button>
          <button
            type="button"
            tabIndex={-1}
            // A tablist holds tabs only; by keyboard it is the Delete key, or the command.
            aria-hidden
            title={`Close ${nameOf(document.path)}`}
            className={styles.close}
            data-unsaved={document.saving.unsaved}
            onClick={() => onClose(document)}
          >
            <span className={styles.dot}>●</span>
            <X />
          </button>
        </div>
      ))}
    </div>
  )
}

/** On Linux the middle button would otherwise scroll, and paste the selection into whatever has the focus. */
export function withoutPaste(event: MouseEvent): void {
  if (event.button === 1) event.preventDefault()
}
