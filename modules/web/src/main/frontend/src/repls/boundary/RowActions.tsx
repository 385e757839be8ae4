import { Ellipsis, Pencil, Play, RotateCcw, Square, Trash2, SquareArrowOutUpRight, CircleX } from 'lucide-react'
import type { Repl } from '../../core'
import { IconButton, Menu, type MenuEntry } from '../../ui'
import { start, startAndOpen, stop } from '../control/actions'
import { askToDelete, askToDiscard, beginRename } from '../control/view'
import { abilities } from '../entity/abilities'

/** Start or stop by one click, and everything else in a menu. */
export function RowActions({ repl, tabIndex }: { repl: Repl; tabIndex: number }) {
  const can = abilities(repl)
  return (
    <>
      {can.start && (
        <IconButton label={`Start ${repl.name}`} tabIndex={tabIndex} onClick={() => start(repl)}>
          <Play fill="currentColor" strokeWidth={1} />
        </IconButton>
      )}
      {can.stop && (
        <IconButton label={`Stop ${repl.name}`} tabIndex={tabIndex} onClick={() => stop(repl)}>
          <Square fill="currentColor" strokeWidth={0} />
        </IconButton>
      )}
      {repl.state !== 'DELETING' && (
        <Menu entries={entriesFor(repl)} onCloseAutoFocus={leaveFocusToField}>
          <IconButton label={`More for ${repl.name}`} tabIndex={tabIndex}>
            <Ellipsis />
          </IconButton>
        </Menu>
      )}
    </>
  )
}

function entriesFor(repl: Repl): MenuEntry[] {
  const can = abilities(repl)
  return [
    { label: can.start ? 'Start and open' : 'Open', icon: <SquareArrowOutUpRight />, keys: 'Enter', onSelect: () => startAndOpen(repl) },
    { label: 'Rename', icon: <Pencil />, keys: 'F2', onSelect: () => beginRename(repl.id) },
    'line',
    ...(can.start ? [{ label: 'Start', icon: <Play fill="currentColor" strokeWidth={1} />, onSelect: () => start(repl) }] : []),
    ...(can.stop ? [{ label: 'Stop', icon: <Square fill="currentColor" strokeWidth={0} />, onSelect: () => stop(repl) }] : []),
    ...(can.retry ? [{ label: 'Save again now', icon: <RotateCcw />, onSelect: () => stop(repl) }] : []),
    ...(can.discard ? [{ label: 'Stop without saving', icon: <CircleX />, onSelect: () => askToDiscard(repl.id) }] : []),
    { label: 'Delete', icon: <Trash2 />, keys: 'Delete', dangerous: true, onSelect: () => askToDelete(repl.id) },
  ]
}

/** A closing menu gives the focus back to its button, unless what was chosen has opened a field for it. */
function leaveFocusToField(event: Event): void {
  if (document.activeElement instanceof HTMLInputElement) event.preventDefault()
}
