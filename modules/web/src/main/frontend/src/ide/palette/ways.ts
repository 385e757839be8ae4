import { flushSync } from 'react-dom'
import type { Workbench } from '../workbench'

export async function openTerminal({ layout, terminals }: Workbench): Promise<void> {
  layout.show('terminal')
  const { id } = await terminals.open()
  focusTerminal(terminals, id)
}

/** Hides the terminal that has the focus; otherwise shows one and goes there. */
export async function switchTerminal(workbench: Workbench): Promise<void> {
  const { layout, terminals } = workbench
  if (document.activeElement?.closest('.xterm')) {
    layout.show('terminal', false)
    workbench.focusEditor()
    return
  }
  const { active } = terminals.store.getState()
  if (active === null) return openTerminal(workbench)
  layout.show('terminal')
  focusTerminal(terminals, active)
}

/** Looks for what is selected in the editor, if that is part of a line. */
export function goToSearch(workbench: Workbench): void {
  const text = workbench.selectedText()
  flushSync(() => {
    if (text !== '' && !text.includes('\n')) workbench.search.change({ text })
    workbench.layout.showView('search')
  })
  workbench.focusSearch()
}

export function goToHistory({ layout, history }: Workbench): void {
  layout.showView('history')
  history.goTo('line')
}

/** Asks about the state that is looked at, or has one chosen. */
export function restore(workbench: Workbench): void {
  if (workbench.history.store.getState().shown === null) goToHistory(workbench)
  else workbench.history.ask('restore')
}

export function findInTerminal({ layout, terminals }: Workbench): void {
  const { active } = terminals.store.getState()
  if (active === null) return
  layout.show('terminal')
  terminals.screen(active)?.onFind()
}

export async function closeTerminal({ terminals }: Workbench): Promise<void> {
  const { active } = terminals.store.getState()
  if (active !== null) await terminals.askToClose(active)
}

/** At once, for the next key is meant for it, and again when the page is drawn: what is hidden cannot take the focus. */
function focusTerminal(terminals: Workbench['terminals'], id: string): void {
  const focus = () => terminals.screen(id)?.terminal.focus()
  focus()
  requestAnimationFrame(focus)
}
