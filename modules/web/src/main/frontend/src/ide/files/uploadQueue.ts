import { createStore, type StoreApi } from 'zustand/vanilla'
import { sentence } from '../connection/problems'

export type Step = 'waiting' | 'sending' | 'done' | 'failed' | 'cancelled'

export interface Item {
  readonly id: number
  /** Where the file goes. */
  readonly path: string
  readonly size: number
  readonly sent: number
  readonly step: Step
  readonly problem: string | null
}

/** Sends one file; rejects with a sentence for people. */
export type Send = (path: string, file: File, progress: (sent: number) => void, left: AbortSignal) => Promise<void>

const AT_ONCE = 2
const OVER: readonly Step[] = ['done', 'failed', 'cancelled']

/** Files on their way to the workspace, two at a time; each can be cancelled, and tried again when it failed. */
export class UploadQueue {
  readonly store: StoreApi<{ readonly items: readonly Item[] }> = createStore(() => ({ items: [] as readonly Item[] }))
  readonly #send: Send
  readonly #files = new Map<number, File>()
  readonly #sending = new Map<number, AbortController>()
  #idle: (() => void)[] = []
  #count = 0

  constructor(send: Send) {
    this.#send = send
  }

  get busy(): boolean {
    return this.#items.some(({ step }) => !OVER.includes(step))
  }

  /** Resolves when nothing is on its way any more. */
  async add(files: readonly { readonly path: string; readonly file: File }[]): Promise<void> {
    const items = files.map(({ path, file }) => this.#item(path, file))
    this.store.setState({ items: [...(this.busy ? this.#items : []), ...items] })
    this.#next()
    if (this.busy) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  cancel(id: number): void {
    this.#update(id, ({ step }) => (OVER.includes(step) ? {} : { step: 'cancelled' }))
    this.#sending.get(id)?.abort()
    this.#next()
  }

  cancelAll(): void {
    this.store.setState(({ items }) => ({
      items: items.map((item) => (OVER.includes(item.step) ? item : { ...item, step: 'cancelled' })),
    }))
    for (const sending of this.#sending.values()) sending.abort()
    this.#next()
  }

  again(id: number): void {
    this.#update(id, ({ step }) => (step === 'failed' ? { step: 'waiting', sent: 0, problem: null } : {}))
    this.#next()
  }

  /** Forgets what has ended. */
  clear(): void {
    this.store.setState(({ items }) => ({ items: items.filter(({ step }) => !OVER.includes(step)) }))
    for (const id of [...this.#files.keys()]) if (!this.#items.some((item) => item.id === id)) this.#files.delete(id)
  }

  get #items(): readonly Item[] {
    return this.store.getState().items
  }

  #item(path: string, file: File): Item {
    const id = ++this.#count
    this.#files.set(id, file)
    return { id, path, size: file.size, sent: 0, step: 'waiting', problem: null }
  }

  #next(): void {
    for (const { id, step } of this.#items) {
      if (this.#sending.size >= AT_ONCE) return
      if (step === 'waiting') void this.#start(id)
    }
    if (this.busy) return
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  async #start(id: number): Promise<void> {
    const item = this.#items.find((each) => each.id === id)
    const file = this.#files.get(id)
    if (!item || !file) return
    const left = new AbortController()
    this.#sending.set(id, left)
    this.#update(id, () => ({ step: 'sending' }))
    try {
      await this.#send(item.path, file, (sent) => this.#update(id, () => ({ sent })), left.signal)
      this.#update(id, () => ({ step: 'done', sent: item.size }))
    } catch (problem) {
      if (!left.signal.aborted) this.#update(id, () => ({ step: 'failed', problem: sentence(problem) }))
    }
    this.#sending.delete(id)
    this.#next()
  }

  #update(id: number, change: (item: Item) => Partial<Item>): void {
    this.store.setState(({ items }) => ({
      items: items.map((item) => (item.id === id ? { ...item, ...change(item) } : item)),
    }))
  }
}
