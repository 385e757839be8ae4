import { useRef, type KeyboardEvent } from 'react'
import { useWorkbench } from '../context'
import { typed, type Row } from './rows'
import { step } from './treeLine'

const TYPING_PAUSE_MS = 700

/** The keys of a tree, as everybody knows them: arrows, Home, End, Enter, letters, F2 and Delete. */
export function useTreeKeys(rows: readonly Row[], activate: (path: string) => void, remove: (path: string) => void) {
  const { tree } = useWorkbench()
  const letters = useRef({ text: '', at: 0 })

  function go(path: string | null): boolean {
    if (path !== null) tree.select(path)
    return path !== null
  }

  function open(row: Row): boolean {
    const opens = row.isDir && !row.expanded
    if (opens) void tree.toggle(row.path, true)
    return opens
  }

  function close(row: Row): boolean {
    const closes = row.isDir && row.expanded
    if (closes) void tree.toggle(row.path, false)
    return closes
  }

  function search(from: string | null, letter: string): boolean {
    const now = Date.now()
    const text = now - letters.current.at < TYPING_PAUSE_MS ? letters.current.text + letter : letter
    letters.current = { text, at: now }
    return go(typed(rows, from, text))
  }

  function handled(key: string, row: Row | undefined): boolean {
    if (row && key === 'ArrowRight' && open(row)) return true
    if (row && key === 'ArrowLeft' && close(row)) return true
    if (row && (key === 'Enter' || key === ' ')) return (activate(row.path), true)
    if (row && key === 'F2') return (tree.draft({ kind: 'rename', path: row.path }), true)
    if (row && key === 'Delete') return (remove(row.path), true)
    if (key.length === 1) return search(row?.path ?? null, key)
    return go(step(rows.map(({ path, level }) => ({ key: path, level })), row?.path ?? null, key))
  }

  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { selected } = tree.store.getState()
    const row = rows.find((each) => each.path === selected)
    if (handled(event.key, row)) event.preventDefault()
  }
}
