import { ConnectionLost, sentence } from '../connection/problems'
import type { Draft } from './drafts'
import { KnownFile } from './knownFile'
import { SAVED, type Conflict, type SavingState } from './savingState'
import { instead, look, type Store, type Stored } from './store'

export const SAVE_AFTER_MS = 500

/**
 * Keeps one document and its file the same: writes half a second after the last edit, one write at a time, each
 * based on the version it knows, so that a change made by somebody else is never overwritten nor silently merged.
 */
export class Saving {
  readonly #text: () => string
  readonly #store: Store
  readonly #changed: (state: SavingState) => void
  readonly #file: KnownFile
  #state = SAVED
  /** The text while nothing is unsaved, which may write line ends in another way than the file. */
  #clean: string
  #stopped = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null

  constructor(text: () => string, stored: Stored, store: Store, changed: (state: SavingState) => void) {
    this.#text = text
    this.#file = new KnownFile(stored)
    this.#clean = stored.content
    this.#store = store
    this.#changed = changed
  }

  get state(): SavingState {
    return this.#state
  }

  /** The text was edited. */
  edited(): void {
    this.#set({ unsaved: this.#text() !== this.#clean })
    clearTimeout(this.#timer)
    if (this.#state.unsaved) this.#timer = setTimeout(() => void this.save(), SAVE_AFTER_MS)
  }

  /** The document was given what the file holds. */
  settled(): void {
    clearTimeout(this.#timer)
    this.#clean = this.#text()
    this.#set({ unsaved: false })
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
    this.#file.resume(draft)
    this.#set({ unsaved: true })
    void this.save()
  }

  /** The page may go at any moment: true when all that is unsaved was sent just now and is kept as a draft as well. */
  leave(): boolean {
    if (!this.#state.unsaved) return true
    void this.save()
    return this.#keep() && this.#file.sending === this.#text()
  }

  /**
   * The file may have changed. Returns what it holds when the document, unedited, should follow it; an edited one
   * meets the change as a conflict.
   *
   * @throws Refused when it holds nothing that can be shown as text any more
   */
  async follow(): Promise<string | null> {
    await this.#running
    if (this.#state.unsaved && !this.#state.conflict && !this.#state.gone) {
      await this.save()
      return null
    }
    const found = await look(this.#store)
    if (this.#stopped || this.#running) return null
    if (found === 'gone') this.#set({ gone: true, conflict: null })
    else if (this.#state.unsaved) await this.#meet(found)
    else return this.#adopt(found)
    return null
  }

  /** Ends a conflict: `mine` overwrites the file; `theirs` returns its content, to be put into the document. */
  async resolve(choice: 'mine' | 'theirs'): Promise<string | null> {
    const conflict = this.#state.conflict
    if (!conflict) return null
    this.#take({ content: conflict.content ?? '', version: conflict.version })
    this.#set({ conflict: null, unsaved: this.#text() !== conflict.content })
    if (choice === 'theirs') return conflict.content
    await this.save()
    return null
  }

  /** Makes the file again that was deleted, unless it has come back meanwhile. */
  async remake(): Promise<void> {
    try {
      const found = await look(this.#store)
      if (found !== 'gone') return await this.#meet(found)
    } catch (problem) {
      return this.#set({ problem: sentence(problem) })
    }
    this.#file.take(null)
    this.#set({ unsaved: true, gone: false })
    await this.save()
  }

  /** The document is closed: its text is not there any more. */
  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  async #write(): Promise<void> {
    while (this.#state.unsaved && !this.#state.conflict && !this.#state.gone) {
      const content = this.#text()
      this.#file.sending = content
      this.#set({ saving: true, problem: null })
      try {
        const version = await this.#store.write(content, this.#file.stored)
        if (this.#stopped) return
        this.#take({ content, version })
        this.#set({ unsaved: this.#text() !== content, savedAt: Date.now() })
      } catch (problem) {
        if (this.#stopped || !(await this.#explain(problem, content))) break
      }
    }
    if (this.#stopped) return
    this.#file.sending = null
    if (this.#state.unsaved) this.#keep()
    this.#set({ saving: false })
  }

  /** True when the write may be tried again at once. */
  async #explain(problem: unknown, content: string): Promise<boolean> {
    if (problem instanceof ConnectionLost) {
      if (problem.sent) this.#file.unanswered(content)
      return false
    }
    const found = await instead(problem, this.#store, this.#file.stored)
    if (this.#stopped) return false
    if (found === null) this.#set({ problem: sentence(problem) })
    else if (found === 'gone') this.#set({ gone: true })
    else return this.#recognise(found)
    return false
  }

  /** True where the file holds what was typed here: a write whose answer was lost, or both sides typed the same. */
  #recognise(found: Conflict): boolean {
    const { content, version } = found
    const text = this.#text()
    if (content === null || (content !== text && !this.#file.mayHaveSent(content))) {
      this.#set({ conflict: found, gone: false })
      return false
    }
    this.#take({ content, version })
    this.#set({ unsaved: text !== content, conflict: null, gone: false, savedAt: Date.now() })
    return true
  }

  /** The file was read while something is unsaved. */
  async #meet(found: Stored): Promise<void> {
    const expected = found.version === this.#file.stored?.version
    if (expected) this.#set({ conflict: null, gone: false })
    if (expected || this.#recognise(found)) await this.save()
  }

  /** The file was read while nothing is unsaved. */
  #adopt(found: Stored): string | null {
    this.#set({ gone: false })
    if (found.version === this.#file.stored?.version) return null
    this.#take(found)
    return found.content === this.#text() ? null : found.content
  }

  #keep(): boolean {
    return this.#store.keep(this.#file.draft(this.#text()))
  }

  #take(stored: Stored): void {
    this.#file.take(stored)
    this.#clean = stored.content
  }

  #set(change: Partial<SavingState>): void {
    if (this.#state.unsaved && change.unsaved === false) this.#store.forget()
    this.#state = { ...this.#state, ...change }
    this.#changed(this.#state)
  }
}
