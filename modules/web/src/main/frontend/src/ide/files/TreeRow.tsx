import { ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState, type CSSProperties, type DragEvent, type KeyboardEvent } from 'react'
import { useWorkbench } from '../context'
import { FileIcon } from './FileIcon'
import type { Draft } from './fileTree'
import { extensionOf, join, legible, nameOf, parentOf, refuseName } from './paths'
import type { Row } from './rows'
import look from './Rows.module.css'
import styles from './TreeView.module.css'

interface TreeRowProps {
  id: string
  row: Row
  selected: boolean
  target: boolean
  onActivate: () => void
  onEnter: () => void
  onDragStart: (event: DragEvent) => void
}

export function TreeRow({ id, row, selected, target, onActivate, onEnter, onDragStart }: TreeRowProps) {
  return (
    <div
      id={id}
      role="treeitem"
      aria-label={legible(row.name)}
      title={legible(row.path)}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={selected}
      aria-expanded={row.isDir ? row.expanded : undefined}
      className={`${look.row} ${styles.row}`}
      style={indent(row.level)}
      data-path={row.path}
      data-target={target}
      draggable
      onDragStart={onDragStart}
      onClick={onActivate}
      onDoubleClick={row.isDir ? undefined : onEnter}
    >
      {row.isDir ? <ChevronRight className={look.chevron} aria-hidden /> : <FileIcon name={row.name} />}
      <span className={styles.name}>{legible(row.name)}</span>
    </div>
  )
}

/** The field in which a new or renamed file gets its name: Enter takes it, Escape leaves everything as it was. */
export function DraftRow({ draft, level }: { draft: Draft; level: number }) {
  const { tree, documents, layout } = useWorkbench()
  const former = draft.kind === 'rename' ? nameOf(draft.path) : ''
  const folder = draft.kind === 'rename' ? parentOf(draft.path) : draft.folder
  const [name, setName] = useState(former)
  const field = useRef<HTMLInputElement>(null)
  const over = useRef(false)
  const siblings = tree
    .entriesOf(folder)
    .map((entry) => entry.name)
    .filter((sibling) => sibling !== former)
  const refusal = name === '' ? null : refuseName(name, siblings)
  const isDir = draft.kind === 'new' ? draft.isDir : tree.isFolder(draft.path)
  const label =
    draft.kind === 'rename' ? `New name of ${legible(former)}` : isDir ? 'Name of the new folder' : 'Name of the new file'

  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(0, former.length - (extensionOf(former) ? extensionOf(former).length + 1 : 0))
  }, [former])

  async function finish(take: boolean): Promise<void> {
    if (over.current || (take && refusal)) return
    over.current = true
    tree.draft(null)
    if (!take || name === '' || name === former) return
    if (draft.kind === 'rename') await tree.move(draft.path, join(folder, name))
    else await make()
  }

  async function make(): Promise<void> {
    const path = await tree.create(folder, name, isDir)
    if (path === null || isDir) return
    await documents.show(path)
    layout.toEditor()
  }

  function press(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.key === 'Enter') void finish(true)
    if (event.key === 'Escape') void finish(false)
  }

  return (
    <div role="none" className={`${look.row} ${styles.row}`} style={indent(level)}>
      {isDir ? <ChevronRight className={look.chevron} aria-hidden /> : <FileIcon name={name} />}
      <input
        ref={field}
        className={styles.field}
        aria-label={label}
        aria-invalid={refusal !== null}
        autoComplete="off"
        spellCheck={false}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={press}
        onBlur={() => void finish(refusal === null)}
      />
      {refusal !== null && (
        <span role="alert" className={styles.refusal}>
          {refusal}
        </span>
      )}
    </div>
  )
}

function indent(level: number): CSSProperties {
  return { '--level': level - 1 } as CSSProperties
}
