import { useEffect, useRef } from 'react'
import { create } from 'zustand'

export interface Command {
  /** Unique, such as `repl.stop`; a later registration of the same id hides the earlier one. */
  id: string
  /** What the palette shows: sentence case, a verb first. */
  title: string
  /** Its heading in the help, such as `Editor`. */
  group?: string
  /** Chords, such as `Mod+Shift+P` (Mod is Ctrl, or Cmd on a Mac), `Alt+1`, `F2`, `N`; the first one is shown. */
  keys?: string[]
  /** Keys that only the help shows, because whatever has the focus answers to them itself. */
  shownKeys?: string[]
  /** Whether its keys count in a terminal too, where every other key goes to the shell. */
  inTerminal?: boolean
  /** Not offered while false. */
  enabled?: boolean
  /** Has keys and a line in the help, but none in the palette. */
  hidden?: boolean
  run: () => void
}

type Sets = Map<symbol, Command[]>

export const useRegistry = create<{ sets: Sets }>()(() => ({ sets: new Map() }))

/** Registers commands for as long as the calling component is in the page. The array may be a new one at each render. */
export function useCommands(commands: Command[]): void {
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  const described = JSON.stringify(commands)
  useEffect(() => {
    const key = Symbol('commands')
    const stable = latest.current.map((command, index) => ({ ...command, run: () => latest.current[index]?.run() }))
    useRegistry.setState(({ sets }) => ({ sets: new Map(sets).set(key, stable) }))
    return () => useRegistry.setState(({ sets }) => ({ sets: without(sets, key) }))
  }, [described])
}

/** The commands that can be run now, by title; of two with the same id the one registered last. */
export function available(sets: Sets): Command[] {
  const byId = new Map<string, Command>()
  for (const commands of sets.values()) for (const command of commands) byId.set(command.id, command)
  return [...byId.values()].filter((command) => command.enabled !== false).sort((one, other) => one.title.localeCompare(other.title))
}

function without(sets: Sets, key: symbol): Sets {
  const rest = new Map(sets)
  rest.delete(key)
  return rest
}
