import type { Screen } from './screen'
import type { Session } from './session'
import type { Remote } from './wire'

export interface Found {
  readonly id: string
  readonly session: Session
  readonly screen: Screen
}

/** The sessions of the page, each by the id of its tab, and those of the runner that are over. */
export class Sessions {
  readonly #all = new Map<string, Found>()
  /** What is still said of these brings no tab back. */
  readonly #gone = new Set<string>()
  #count = 0

  nextId(): string {
    return `terminal-${++this.#count}`
  }

  add(found: Found): void {
    this.#all.set(found.id, found)
  }

  get(id: string): Found | undefined {
    return this.#all.get(id)
  }

  find({ sessionId, number }: Partial<Remote>): Found | null {
    for (const found of this.#all.values()) {
      const { remote } = found.session
      if (remote && (remote.sessionId === sessionId || remote.number === number)) return found
    }
    return null
  }

  /** All there are now; some may go while they are gone through. */
  all(): Found[] {
    return [...this.#all.values()]
  }

  isGone(sessionId: string): boolean {
    return this.#gone.has(sessionId)
  }

  over(sessionId: string): void {
    this.#gone.add(sessionId)
  }

  remove(id: string): void {
    const found = this.#all.get(id)
    if (!found) return
    if (found.session.sessionId) this.over(found.session.sessionId)
    found.session.dispose()
    found.screen.dispose()
    this.#all.delete(id)
  }
}
