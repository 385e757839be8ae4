import type { Version } from '../connection/frames'
import { ConnectionLost, sentence } from '../connection/problems'

export interface Stored {
  readonly content: string
  readonly version: Version
}

/** Where a document is kept. Both calls reject with ConnectionLost when nobody can say what became of them. */
export interface Store {
  read(): Promise<Stored>
  write(content: string, baseVersion: Version | undefined): Promise<Version>
}

export interface SavingState {
  readonly unsaved: boolean
  readonly saving: boolean
  /** What the file holds now, when it changed under our edits. Nothing is written until somebody chose. */
  readonly conflict: Stored | null
  readonly problem: string | null
  readonly savedAt: number | null
}

export const SAVE_AFTER_MS = 500

/**
 * Keeps one document and its file the same: writes half a second after the last edit, one write at a time, each
 * based on the version it knows, so that a change made by somebody else is never overwritten nor silently merged.
 */
export class Saving {
  readonly #text: () => string
  readonly #store: Store
  readonly #changed: (state: SavingState) => void
  #state: SavingState = { unsaved: false, saving: false, conflict: null, problem: null, savedAt: null }
  #version: Version | undefined
  #stored: string
  /** What was written without an answer: the file may hold it. */
  readonly #unanswered = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null

  constructor(text: () => string, stored: Stored, store: Store, changed: (state: SavingState) => void) {
    this.#text = text
    this.#stored = stored.content
    this.#version = stored.version
    this.#store = store
    this.#changed = changed
  }

  get state(): SavingState {
    return this.#state
  }

  /** The text was edited. */
  edited(): void {
    this.#set({ unsaved: this.#text() !== this.#stored })
    clearTimeout(this.#timer)
    if (this.#state.unsaved) this.#timer = setTimeout(() => void this.save(), SAVE_AFTER_MS)
  }

  /** Writes now what is unsaved; resolves when there is nothing left to write or it cannot be written. */
  save(): Promise<void> {
    clearTimeout(this.#timer)
    this.#running ??= this.#write().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  /** Looks whether the file changed; returns what it holds when the document, unedited, should follow it. */
  async follow(): Promise<string | null> {
    if (this.#running || this.#state.unsaved || this.#state.conflict) return null
    const stored = await this.#store.read()
    if (this.#running || this.#state.unsaved || stored.version === this.#version) return null
    this.#take(stored)
    return stored.content === this.#text() ? null : stored.content
  }

  /** Ends a conflict: `mine` overwrites the file; `theirs` returns its content, to be put into the document. */
  async resolve(choice: 'mine' | 'theirs'): Promise<string | null> {
    const conflict = this.#state.conflict
    if (!conflict) return null
    this.#take(conflict)
    this.#set({ conflict: null, unsaved: this.#text() !== this.#stored })
    if (choice === 'theirs') return conflict.content
    await this.save()
    return null
  }

  /** The file is gone: the next save makes it again from what is here. */
  forget(): void {
    this.#version = undefined
    this.#stored = ''
    this.#set({ unsaved: true, problem: null })
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  async #write(): Promise<void> {
    while (this.#state.unsaved && !this.#state.conflict) {
      const content = this.#text()
      this.#set({ saving: true, problem: null })
      try {
        this.#take({ content, version: await this.#store.write(content, this.#version) })
        this.#set({ unsaved: this.#text() !== content, savedAt: Date.now() })
      } catch (problem) {
        if (!(await this.#explain(problem, content))) break
      }
    }
    this.#set({ saving: false })
  }

  /** True when the write may be tried again at once. */
  async #explain(problem: unknown, content: string): Promise<boolean> {
    if (problem instanceof ConnectionLost) {
      if (problem.sent) this.#unanswered.add(content)
      return false
    }
    const stored = await this.#store.read().catch(() => null)
    if (!stored || stored.version === this.#version) {
      this.#set({ problem: sentence(problem) })
      return false
    }
    // A write whose answer was lost has arrived after all, or both sides typed the same.
    if (this.#unanswered.has(stored.content) || stored.content === this.#text()) {
      this.#take(stored)
      this.#set({ unsaved: this.#text() !== stored.content, savedAt: Date.now() })
      return true
    }
    this.#set({ conflict: stored })
    return false
  }

  #take(stored: Stored): void {
    this.#unanswered.clear()
    this.#stored = stored.content
    this.#version = stored.version
  }

  #set(change: Partial<SavingState>): void {
    this.#state = { ...this.#state, ...change }
    this.#changed(this.#state)
  }
}
