import type { Draft } from './drafts'
import type { Stored } from './store'

/** What one page knows of a file: what it last held, and what was sent to it since. */
export class KnownFile {
  /** What it held when it was last heard of; null when it is to be made. */
  stored: Stored | null
  /** What is being written just now. */
  sending: string | null = null
  /** What was written without an answer: the file may hold it. */
  readonly #unanswered = new Set<string>()

  constructor(stored: Stored) {
    this.stored = stored
  }

  take(stored: Stored | null): void {
    this.#unanswered.clear()
    this.stored = stored
  }

  unanswered(content: string): void {
    this.#unanswered.add(content)
  }

  /** Whether it was this page, or an earlier one whose draft went on here, that wrote this. */
  mayHaveSent(content: string): boolean {
    return this.#unanswered.has(content)
  }

  /** Goes on from what an earlier page left behind. */
  resume(draft: Draft): void {
    for (const content of [...draft.sent, draft.content]) this.#unanswered.add(content)
    this.stored = draft.version === undefined ? null : { content: this.stored?.content ?? '', version: draft.version }
  }

  /** What a later page needs to go on from here, where the document holds `content`. */
  draft(content: string): Draft {
    const sent = new Set(this.#unanswered)
    if (this.sending !== null) sent.add(this.sending)
    sent.delete(content)
    const version = this.stored === null ? {} : { version: this.stored.version }
    return { content, ...version, sent: [...sent] }
  }
}
