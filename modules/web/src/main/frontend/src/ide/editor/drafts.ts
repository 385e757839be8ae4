import type { Version } from '../connection/frames'

/** What was written in a file and is, as far as this page knows, nowhere else. */
export interface Draft {
  readonly content: string
  /** The version of the file that it was written on; none where the file was gone. */
  readonly version?: Version
  /** Earlier texts that were sent without an answer: the file may hold one of them. */
  readonly sent: readonly string[]
}

/** Browsers give a site about five million characters; one draft may not take them all. */
const LONGEST = 1_000_000

/** The drafts of one repl. They are kept by the browser, so that they outlive a page that goes before it could save. */
export class Drafts {
  readonly #prefix: string
  readonly #storage: () => Storage

  constructor(replId: string, storage: () => Storage = () => localStorage) {
    this.#prefix = `devex.draft.${replId}/`
    this.#storage = storage
  }

  /** False when it cannot be kept: it is too long, or the browser has no room or forbids it. */
  keep(path: string, draft: Draft): boolean {
    const written = JSON.stringify(draft)
    if (written.length > LONGEST) {
      this.forget(path)
      return false
    }
    return this.#attempt((storage) => (storage.setItem(this.#prefix + path, written), true), false)
  }

  find(path: string): Draft | null {
    return this.#attempt((storage) => readDraft(storage.getItem(this.#prefix + path)), null)
  }

  forget(path: string): void {
    this.#attempt((storage) => storage.removeItem(this.#prefix + path), undefined)
  }

  move(from: string, to: string): void {
    const draft = this.find(from)
    if (!draft) return
    this.keep(to, draft)
    this.forget(from)
  }

  paths(): string[] {
    const keys = this.#attempt((storage) => Object.keys(storage), [])
    return keys.filter((key) => key.startsWith(this.#prefix)).map((key) => key.slice(this.#prefix.length))
  }

  #attempt<T>(action: (storage: Storage) => T, otherwise: T): T {
    try {
      return action(this.#storage())
    } catch {
      return otherwise
    }
  }
}

function readDraft(written: string | null): Draft | null {
  const value = JSON.parse(written ?? 'null') as Partial<Draft> | null
  if (typeof value?.content !== 'string' || !Array.isArray(value.sent)) return null
  return value as Draft
}
