import { useEffect, useMemo, useRef, useState, type DragEvent, type MouseEvent } from 'react'
import { useStore } from 'zustand'
import { AlertDialog, ContextMenuArea } from '../../ui'
import { useWorkbench } from '../context'
import { dropped } from './dropped'
import { isWithin, join, legibleName, nameOf, parentOf } from './paths'
import { rowsOf } from './rows'
import { DraftRow, TreeRow } from './TreeRow'
import look from './Rows.module.css'
import styles from './TreeView.module.css'
import { linesOf } from './treeLines'
import { useTreeKeys } from './useTreeKeys'
import { useTreeMenu } from './useTreeMenu'
import { reveal, useWindow } from './useWindow'

const DRAGGED = 'application/x-devex-path'

/** The tree of files (WAI-ARIA tree pattern); only the rows in sight are in the page, however many there are. */
export function TreeView() {
  const workbench = useWorkbench()
  const { tree, documents, layout, transfers } = workbench
  const { folders, expanded, selected, draft } = useStore(tree.store)
  const rows = useMemo(() => rowsOf(folders, expanded), [folders, expanded])
  const lines = useMemo(() => linesOf(rows, draft), [rows, draft])
  const box = useRef<HTMLDivElement>(null)
  const { first, last, height, top } = useWindow(box, lines.length)
  const [target, setTarget] = useState<string | null>(null)
  const [doomed, setDoomed] = useState<string | null>(null)
  const press = useTreeKeys(rows, enter, setDoomed)
  const entries = useTreeMenu(selected, enter, setDoomed)

  useEffect(() => {
    const index = lines.findIndex((line) => (line.kind === 'row' ? line.row.path === selected : true))
    if (index >= 0) reveal(box.current, index, height)
  }, [selected, lines, height])
  useEffect(() => {
    if (draft === null && document.activeElement === document.body) box.current?.focus()
  }, [draft])

  function activate(path: string): void {
    tree.select(path)
    if (tree.isFolder(path)) void tree.toggle(path)
    else void documents.show(path).then(() => layout.toEditor())
  }

  /** As {@link activate}, and goes on in the editor. */
  function enter(path: string): void {
    activate(path)
    if (!tree.isFolder(path)) workbench.focusEditor()
  }

  function folderUnder(event: { target: EventTarget }): string {
    const path = pathOf(event.target)
    if (path === null) return ''
    return tree.isFolder(path) ? path : parentOf(path)
  }

  async function drop(event: DragEvent): Promise<void> {
    event.preventDefault()
    setTarget(null)
    const folder = folderUnder(event)
    const path = event.dataTransfer.getData(DRAGGED)
    if (path === '') await transfers.upload(folder, await dropped(event.dataTransfer))
    else if (!isWithin(folder, path) || folder === '') await tree.move(path, join(folder, nameOf(path)))
  }

  return (
    <>
      <ContextMenuArea
        entries={entries}
        onCloseAutoFocus={(event) => tree.store.getState().draft && event.preventDefault()}
      >
        <div
          ref={box}
          role="tree"
          aria-label="Files"
          tabIndex={0}
          aria-activedescendant={selected === null ? undefined : rowId(selected)}
          className={`${look.tree} ${styles.tree}`}
          data-target={target === ''}
          onKeyDown={press}
          onFocus={() => selected === null && draft === null && tree.select(rows[0]?.path ?? null)}
          onContextMenu={(event: MouseEvent) => event.button === 2 && tree.select(pathOf(event.target))}
          onDragOver={(event) => {
            event.preventDefault()
            setTarget(folderUnder(event))
          }}
          onDragLeave={() => setTarget(null)}
          onDrop={(event) => void drop(event)}
        >
          <div role="none" style={{ height: lines.length * height }} className={look.whole}>
            <div role="none" style={{ transform: `translateY(${top}px)` }}>
              {lines
                .slice(first, last)
                .map((line) =>
                  line.kind === 'draft' ? (
                    <DraftRow key="draft" draft={line.draft} level={line.level} />
                  ) : (
                    <TreeRow
                      key={line.row.path}
                      id={rowId(line.row.path)}
                      row={line.row}
                      selected={line.row.path === selected}
                      target={line.row.path === target}
                      onActivate={() => activate(line.row.path)}
                      onEnter={() => enter(line.row.path)}
                      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, line.row.path)}
                    />
                  ),
                )}
            </div>
          </div>
          {rows.length === 0 && folders.has('') && draft === null && (
            <p className={styles.empty}>No files yet. Make one, or drop some here.</p>
          )}
        </div>
      </ContextMenuArea>
      <AlertDialog
        open={doomed !== null}
        onOpenChange={(open) => !open && setDoomed(null)}
        title={`Delete ${legibleName(doomed ?? '')}?`}
        description={
          doomed !== null && tree.isFolder(doomed)
            ? 'The folder and everything in it is deleted. What was stored of it stays in the history.'
            : 'The file is deleted. What was stored of it stays in the history.'
        }
        action="Delete"
        onAction={() => doomed !== null && void tree.remove(doomed)}
      />
    </>
  )
}

function rowId(path: string): string {
  return `file-${encodeURIComponent(path)}`
}

function pathOf(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-path]')?.dataset['path'] ?? null) : null
}
