import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Rows, Viewer } from '../connection/frames'
import { neighbour } from '../editor/tabs'
import type { Life } from './life'

export interface TerminalTab {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly life: Life
  /** The folder of the shell within the workspace; null where that is not known. */
  readonly cwd: string | null
  /** The program that had the terminal when the runner last spoke of it. */
  readonly running: string | null
  readonly viewers: readonly Viewer[]
  /** Its size, while a smaller window elsewhere takes it room. */
  readonly boxed: Rows | null
  /** What was typed without a connection. */
  readonly waiting: string
  /** What was typed for the shell that was here before. */
  readonly heldBack: string
}

export interface TerminalsState {
  readonly tabs: readonly TerminalTab[]
  readonly active: string | null
  /** The one that was to be closed, and the program for which that would be the end; somebody has to decide. */
  readonly closing: { readonly id: string; readonly program: string } | null
}

const UNKNOWN = { cwd: null, running: null, viewers: [], boxed: null, waiting: '', heldBack: '' }

/** The tabs of the panel as the page shows them. */
export class TerminalTabs {
  readonly store: StoreApi<TerminalsState> = createStore<TerminalsState>(() => ({ tabs: [], active: null, closing: null }))

  get(id: string): TerminalTab | undefined {
    return this.store.getState().tabs.find((tab) => tab.id === id)
  }

  add(id: string, title: string, life: Life): void {
    const tab = { ...UNKNOWN, id, number: this.#freeNumber(), title, life }
    this.store.setState(({ tabs }) => ({ tabs: [...tabs, tab] }))
  }

  update(id: string, change: Partial<TerminalTab>): void {
    this.store.setState(({ tabs }) => ({ tabs: tabs.map((tab) => (tab.id === id ? { ...tab, ...change } : tab)) }))
  }

  remove(id: string): void {
    this.store.setState(({ tabs, active }) => ({
      tabs: tabs.filter((tab) => tab.id !== id),
      active: active === id ? neighbour(tabs, id) : active,
    }))
  }

  #freeNumber(): number {
    const taken = new Set(this.store.getState().tabs.map((tab) => tab.number))
    let number = 1
    while (taken.has(number)) number += 1
    return number
  }
}
