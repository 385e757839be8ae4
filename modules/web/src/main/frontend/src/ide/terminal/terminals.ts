import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Connection } from '../connection/connection'
import { neighbour } from '../editor/tabs'
import type { Screen } from './screen'
import { Session, type Life } from './session'

export interface TerminalTab {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly life: Life
}

export interface TerminalsState {
  readonly tabs: readonly TerminalTab[]
  readonly active: string | null
}

type ScreenModule = typeof import('./screen')

const QUIET_MS = 700

/** The terminals of the panel. They do not outlive a connection: when it is back, each gets a new shell and says so. */
export class Terminals {
  readonly store: StoreApi<TerminalsState> = createStore<TerminalsState>(() => ({ tabs: [], active: null }))
  readonly #connection: Connection
  readonly #load: () => Promise<ScreenModule>
  readonly #sessions = new Map<string, Session>()
  readonly #screens = new Map<string, Screen>()
  readonly #quietListeners = new Set<() => void>()
  #quiet: ReturnType<typeof setTimeout> | undefined
  #count = 0

  constructor(connection: Connection, load: () => Promise<ScreenModule>) {
    this.#connection = connection
    this.#load = load
    connection.on('terminalResponse', ({ sessionId, output }) => this.#received(sessionId, output))
    connection.on('terminalClosed', ({ sessionId, exitCode }) => this.#ended(sessionId, exitCode))
    connection.onOpen(() => this.#revive())
    connection.link.subscribe((link, before) => {
      if (before.kind === 'open' && link.kind !== 'open') for (const session of this.#sessions.values()) session.lost()
    })
  }

  /** Opens a shell in a new tab and goes there. */
  async open(title = 'bash'): Promise<{ id: string; session: Session }> {
    const { Screen } = await this.#load()
    const id = `terminal-${++this.#count}`
    const session = new Session(this.#connection, (life) => this.#update(id, { life }))
    const screen = new Screen({ typed: (data) => this.#typed(id, data), resized: () => session.resized() })
    session.showOn(screen)
    this.#sessions.set(id, session)
    this.#screens.set(id, screen)
    const tab: TerminalTab = { id, number: this.#freeNumber(), title, life: session.life }
    this.store.setState((state) => ({ tabs: [...state.tabs, tab], active: id }))
    await session.start()
    return { id, session }
  }

  screen(id: string): Screen | null {
    return this.#screens.get(id) ?? null
  }

  session(id: string): Session | null {
    return this.#sessions.get(id) ?? null
  }

  activate(id: string): void {
    this.store.setState({ active: id })
  }

  async close(id: string): Promise<void> {
    const session = this.#sessions.get(id)
    this.#forget(id)
    await session?.close()
  }

  /** Called when programs wrote something and then were quiet for a moment: files may have changed. */
  onQuiet(listener: () => void): () => void {
    this.#quietListeners.add(listener)
    return () => this.#quietListeners.delete(listener)
  }

  recolour(): void {
    for (const screen of this.#screens.values()) screen.recolour()
  }

  dispose(): void {
    clearTimeout(this.#quiet)
    for (const id of [...this.#sessions.keys()]) this.#forget(id)
  }

  #typed(id: string, data: string): void {
    const session = this.#sessions.get(id)
    const over = session?.life.kind === 'ended' || session?.life.kind === 'failed'
    if (over && data === '\r') void session?.start()
    else session?.type(data)
  }

  #received(sessionId: string, output: string): void {
    this.#bySession(sessionId)?.session.received(output)
    clearTimeout(this.#quiet)
    this.#quiet = setTimeout(() => {
      for (const listener of [...this.#quietListeners]) listener()
    }, QUIET_MS)
  }

  #ended(sessionId: string, exitCode: number | null): void {
    const found = this.#bySession(sessionId)
    if (!found) return
    found.session.ended(exitCode)
    if (exitCode === 0) this.#forget(found.id)
    else
      found.session.note(
        `The shell ended${exitCode === null ? '' : ` with code ${exitCode}`}. Press Enter for a new one.`,
      )
  }

  #revive(): void {
    for (const session of this.#sessions.values()) {
      if (session.life.kind !== 'lost') continue
      session.note('The connection was lost, and this shell with it. This is a new one.')
      void session.start()
    }
  }

  #bySession(sessionId: string): { id: string; session: Session } | null {
    for (const [id, session] of this.#sessions) if (session.sessionId === sessionId) return { id, session }
    return null
  }

  #forget(id: string): void {
    this.#screens.get(id)?.dispose()
    this.#screens.delete(id)
    this.#sessions.delete(id)
    this.store.setState((state) => ({
      tabs: state.tabs.filter((tab) => tab.id !== id),
      active: state.active === id ? neighbour(state.tabs, id) : state.active,
    }))
  }

  #freeNumber(): number {
    const taken = new Set(this.store.getState().tabs.map((tab) => tab.number))
    let number = 1
    while (taken.has(number)) number += 1
    return number
  }

  #update(id: string, change: Partial<TerminalTab>): void {
    this.store.setState((state) => ({ tabs: state.tabs.map((tab) => (tab.id === id ? { ...tab, ...change } : tab)) }))
  }
}
