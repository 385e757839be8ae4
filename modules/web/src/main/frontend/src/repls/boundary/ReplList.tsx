import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from 'react'
import type { Repl } from '../../core'
import { useCommands } from '../../commands'
import { askToDelete, beginRename } from '../control/view'
import { abilities } from '../entity/abilities'
import styles from './ReplList.module.css'
import { ReplRow } from './ReplRow'

interface ReplListProps {
  repls: Repl[]
  /** By their ids; undefined until they are known. */
  templateNames: Map<string, string> | undefined
  ref: Ref<HTMLUListElement>
}

/** The repls; one at a time takes part in the tab order, and the arrows move from one to the next. */
export function ReplList({ repls, templateNames, ref }: ReplListProps) {
  const [current, setCurrent] = useState(0)
  const focused = useRef(false)
  const links = useRef(new Map<string, HTMLAnchorElement>())
  const active = Math.min(current, repls.length - 1)
  useListHelp()

  useEffect(() => {
    // The row with the focus is gone: its neighbour takes it over.
    const id = repls[active]?.id
    if (id !== undefined && focused.current && document.activeElement === document.body) links.current.get(id)?.focus()
  }, [repls, active])

  function focus(index: number): void {
    const repl = repls[Math.max(0, Math.min(index, repls.length - 1))]
    if (repl !== undefined) links.current.get(repl.id)?.focus()
  }

  function press(event: KeyboardEvent, index: number): void {
    const repl = repls[index]
    const action = repl === undefined ? undefined : keyed(event.key, repl, index)
    if (action === undefined || event.target !== links.current.get(repl?.id ?? '')) return
    event.preventDefault()
    action()
  }

  function keyed(key: string, repl: Repl, index: number): (() => void) | undefined {
    switch (key) {
      case 'ArrowDown':
        return () => focus(index + 1)
      case 'ArrowUp':
        return () => focus(index - 1)
      case 'Home':
        return () => focus(0)
      case 'End':
        return () => focus(repls.length - 1)
      case 'F2':
        return abilities(repl).rename ? () => beginRename(repl.id) : undefined
      case 'Delete':
        return abilities(repl).delete ? () => askToDelete(repl.id) : undefined
      default:
        return undefined
    }
  }

  return (
    <ul ref={ref} className={styles.list} aria-label="Repls" onBlur={(event) => (focused.current = event.relatedTarget === null)}>
      {repls.map((repl, index) => (
        <ReplRow
          key={repl.id}
          repl={repl}
          templateName={templateNames && (templateNames.get(repl.template) ?? repl.template)}
          reachable={index === active}
          linkRef={(link) => {
            if (link === null) links.current.delete(repl.id)
            else links.current.set(repl.id, link)
          }}
          onFocus={() => {
            focused.current = true
            setCurrent(index)
          }}
          onKeyDown={(event) => press(event, index)}
        />
      ))}
    </ul>
  )
}

/** The rows answer to these keys themselves; they are registered to be seen in the help. */
function useListHelp(): void {
  const shared = { group: 'Repls', hidden: true, run: () => {} }
  useCommands([
    { ...shared, id: 'help.rows', title: 'Move through the list', shownKeys: ['↑', '↓'] },
    { ...shared, id: 'help.open', title: 'Open', shownKeys: ['Enter'] },
    { ...shared, id: 'help.rename', title: 'Rename', shownKeys: ['F2'] },
    { ...shared, id: 'help.delete', title: 'Delete', shownKeys: ['Delete'] },
  ])
}
