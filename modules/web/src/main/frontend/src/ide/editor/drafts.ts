import type { Version } from '../connection/frames'
import { DraftDatabase, type LargeDrafts } from './draftDatabase'

/** What was written in a file and is, as far as this page knows, nowhere else. */
export interface Draft {
  readonly content: string
  /** The version of the file that it was written on; none where the file was gone. */
  readonly version?: Version
  /** Earlier texts that were sent without an answer: the file may hold one of them. */
  readonly sent: readonly string[]
}

/** Browsers give a site about five million characters that are written at once; one draft may not take them all. */
const LONGEST = 1_000_000

/**
 * The drafts of one repl. They are kept by the browser, so that they outlive a page that goes before it could save:
 * small ones where they are kept at once, large ones in a database, where that takes a moment.
 */
export class Drafts {
  readonly #prefix: string
  readonly #storage: () => Storage
  readonly #database: LargeDrafts
  /** The large drafts that the database is known to hold, or is about to; a text, once it certainly holds it. */
  readonly #large = new Map<string, string | null>()

  constructor(replId: string, storage: () => Storage = () => localStorage, database: LargeDrafts = new DraftDatabase()) {
    this.#prefix = `devex.draft.${replId}/`
    this.#storage = storage
    this.#database = database
  }

  /** False when it is not kept yet, or cannot be: the browser has no room or forbids it. */
  keep(path: string, draft: Draft): boolean {
    const written = JSON.stringify(draft)
    if (written.length > LONGEST) return this.#keepLarge(path, draft)
    const kept = this.#attempt((storage) => (storage.setItem(this.#prefix + path, written), true), false)
    if (kept) this.#forgetLarge(path)
    return kept
  }

  async find(path: string): Promise<Draft | null> {
    const small = this.#attempt((storage) => readDraft(JSON.parse(storage.getItem(this.#prefix + path) ?? 'null')), null)
    if (small) return small
    const large = readDraft(await this.#database.get(this.#prefix + path).catch(() => null))
    if (large) this.#large.set(path, large.content)
    return large
  }

  forget(path: string): void {
    this.#forgetSmall(path)
    this.#forgetLarge(path)
  }

  async move(from: string, to: string): Promise<void> {
    const draft = await this.find(from)
    if (!draft) return
    this.keep(to, draft)
    this.forget(from)
  }

  async paths(): Promise<string[]> {
    const small = this.#attempt((storage) => Object.keys(storage), [])
    const large = await this.#database.keys().catch(() => [])
    const own = [...new Set([...small, ...large])].filter((key) => key.startsWith(this.#prefix))
    return own.map((key) => key.slice(this.#prefix.length))
  }

  #keepLarge(path: string, draft: Draft): boolean {
    this.#forgetSmall(path)
    if (this.#large.get(path) === draft.content) return true
    this.#large.set(path, null)
    this.#database.put(this.#prefix + path, draft).then(
      () => this.#large.has(path) && this.#large.set(path, draft.content),
      () => {},
    )
    return false
  }

  #forgetSmall(path: string): void {
    this.#attempt((storage) => storage.removeItem(this.#prefix + path), undefined)
  }

  #forgetLarge(path: string): void {
    if (this.#large.delete(path)) this.#database.remove(this.#prefix + path).catch(() => {})
  }

  #attempt<T>(action: (storage: Storage) => T, otherwise: T): T {
    try {
      return action(this.#storage())
    } catch {
      return otherwise
    }
  }
}

function readDraft(value: Partial<Draft> | null): Draft | null {
  if (typeof value?.content !== 'string' || !Array.isArray(value.sent)) return null
  return value as Draft
}
