import { useEffect, useRef } from 'react'
import { create } from 'zustand'

export interface Command {
  /** Unique, such as `repl.stop`; a later registration of the same id hides the earlier one. */
  id: string
  /** What the palette shows: sentence case, a verb first. */
  title: string
  /** A heading in the help, such as `Editor`. */
  group?: string
  /** The keys, such as `Mod+Shift+P` (Mod is Ctrl, or Cmd on a Mac), `Alt+1`, `F2`, `N`, `?`; the first is shown. */
  keys?: string[]
  /** Whether the keys also count while the caret is in a text field. Chords with Ctrl, Cmd, Alt and F keys do anyway. */
  inText?: boolean
  /** Not offered while false. */
  enabled?: boolean
  /** Known to the help and the keys, but not listed in the palette. */
  hidden?: boolean
  run: () => void
}

interface Registry {
  sets: Map<symbol, Command[]>
}

export const useRegistry = create<Registry>()(() => ({ sets: new Map() }))

/** Registers commands for as long as the calling component is in the page. The array may be a new one at each render. */
export function useCommands(commands: Command[]): void {
  const key = useRef(Symbol('commands')).current
  const latest = useRef(commands)
  latest.current = commands
  const fingerprint = JSON.stringify(commands)
  useEffect(() => {
    const stable = latest.current.map((command, index) => ({
      ...command,
      run: () => latest.current[index]?.run(),
    }))
    useRegistry.setState(({ sets }) => ({ sets: new Map(sets).set(key, stable) }))
    return () =>
      useRegistry.setState(({ sets }) => {
        const rest = new Map(sets)
        rest.delete(key)
        return { sets: rest }
      })
  }, [key, fingerprint])
}

/** The commands that can be run now, those registered last winning. */
export function available(sets: Registry['sets']): Command[] {
  const byId = new Map<string, Command>()
  for (const commands of sets.values()) for (const command of commands) byId.set(command.id, command)
  return [...byId.values()].filter((command) => command.enabled !== false)
}
