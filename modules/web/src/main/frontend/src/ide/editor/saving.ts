import type { Version } from '../connection/frames'
import { ConnectionLost, sentence } from '../connection/problems'
import type { Draft } from './drafts'

export interface Stored {
  readonly content: string
  readonly version: Version
}

/** Where a document is kept. The first two reject with ConnectionLost when nobody can say what became of them. */
export interface Store {
  read(): Promise<Stored>
  write(content: string, baseVersion: Version | undefined): Promise<Version>
  /** Keeps in this browser what is unsaved; false when it cannot. */
  keep(draft: Draft): boolean
  /** Nothing is unsaved any more. */
  forget(): void
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
  /** What is being written just now. */
  #sending: string | null = null
  #stopped = false
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

  /** Goes on with a draft that an earlier page left behind; the document holds its text. */
  resume(draft: Draft): void {
    this.#version = draft.version
    for (const content of [...draft.sent, draft.content]) this.#unanswered.add(content)
    this.#set({ unsaved: true })
    void this.save()
  }

  /** The page may go at any moment: true when all that is unsaved was sent just now and is kept as a draft as well. */
  leave(): boolean {
    if (!this.#state.unsaved) return true
    void this.save()
    return this.#keep() && this.#sending === this.#text()
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

  /** The document is closed: its text is not there any more. */
  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  async #write(): Promise<void> {
    while (this.#state.unsaved && !this.#state.conflict) {
      const content = this.#text()
      this.#sending = content
      this.#set({ saving: true, problem: null })
      try {
        const version = await this.#store.write(content, this.#version)
        if (this.#stopped) return
        this.#take({ content, version })
        this.#set({ unsaved: this.#text() !== content, savedAt: Date.now() })
      } catch (problem) {
        if (this.#stopped || !(await this.#explain(problem, content))) break
      }
    }
    if (this.#stopped) return
    this.#sending = null
    if (this.#state.unsaved) this.#keep()
    this.#set({ saving: false })
  }

  /** True when the write may be tried again at once. */
  async #explain(problem: unknown, content: string): Promise<boolean> {
    if (problem instanceof ConnectionLost) {
      if (problem.sent) this.#unanswered.add(content)
      return false
    }
    const stored = await this.#store.read().catch(() => null)
    if (this.#stopped) return false
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

  #keep(): boolean {
    const content = this.#text()
    const sent = new Set(this.#unanswered)
    if (this.#sending !== null) sent.add(this.#sending)
    sent.delete(content)
    const version = this.#version === undefined ? {} : { version: this.#version }
    return this.#store.keep({ content, ...version, sent: [...sent] })
  }

  #take(stored: Stored): void {
    this.#unanswered.clear()
    this.#stored = stored.content
    this.#version = stored.version
  }

  #set(change: Partial<SavingState>): void {
    if (this.#state.unsaved && change.unsaved === false) this.#store.forget()
    this.#state = { ...this.#state, ...change }
    this.#changed(this.#state)
  }
}
