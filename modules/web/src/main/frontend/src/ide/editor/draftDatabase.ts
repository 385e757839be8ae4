import type { Draft } from './drafts'

/** Keeps drafts of any length; what it promises holds once the promise is kept. */
export interface LargeDrafts {
  put(key: string, draft: Draft): Promise<void>
  get(key: string): Promise<Draft | null>
  remove(key: string): Promise<void>
  keys(): Promise<string[]>
}

const NAME = 'devex'
const STORE = 'drafts'

/** The browser's database; every call is rejected where there is none, or it is forbidden. */
export class DraftDatabase implements LargeDrafts {
  #opened: Promise<IDBDatabase> | null = null

  async put(key: string, draft: Draft): Promise<void> {
    await this.#do('readwrite', (drafts) => drafts.put(draft, key))
  }

  async get(key: string): Promise<Draft | null> {
    return ((await this.#do('readonly', (drafts) => drafts.get(key))) as Draft | undefined) ?? null
  }

  async remove(key: string): Promise<void> {
    await this.#do('readwrite', (drafts) => drafts.delete(key))
  }

  async keys(): Promise<string[]> {
    return (await this.#do('readonly', (drafts) => drafts.getAllKeys())).map(String)
  }

  async #do<T>(mode: IDBTransactionMode, action: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    this.#opened ??= open()
    const transaction = (await this.#opened).transaction(STORE, mode)
    const request = action(transaction.objectStore(STORE))
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error ?? new Error('The browser did not keep it.'))
    })
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The browser has no database for us.'))
  })
}
