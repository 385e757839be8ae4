import { useEffect } from 'react'
import { matches, typesNothing } from '../ui/keys'
import { available, type Command, useRegistry } from './registry'

/** Runs the registered commands by their keys, before the editor or anything else on the page gets to see them. */
export function useCommandKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [])
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || modalOpen()) return
  const place = placeOf(event.target)
  const command = available(useRegistry.getState().sets).find((each) => wanted(each, event, place))
  if (command === undefined) return
  event.preventDefault()
  event.stopPropagation()
  command.run()
}

type Place = 'page' | 'text' | 'terminal'

function wanted(command: Command, event: KeyboardEvent, place: Place): boolean {
  if (place === 'terminal' && !command.inTerminal) return false
  return (command.keys ?? []).some((keys) => matches(event, keys) && (place !== 'text' || typesNothing(keys)))
}

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return 'page'
  if (target.closest('.xterm')) return 'terminal'
  return target.closest('input, textarea, select, [contenteditable="true"], .monaco-editor') ? 'text' : 'page'
}

function modalOpen(): boolean {
  return document.querySelector('[role="dialog"][data-state="open"], [role="alertdialog"], [role="menu"]') !== null
}
