import type { BinaryFrame } from './binary'
import type { ServerFrame, Told, ToldEvent } from './frames'

/** Who wants to be told of which frames. */
export class Listeners {
  readonly #told = new Map<ToldEvent, Set<(data: never) => void>>()
  readonly #binary = new Set<(frame: BinaryFrame) => void>()

  on<E extends ToldEvent>(event: E, listener: (data: Told[E]) => void): () => void {
    const listeners = this.#told.get(event) ?? new Set()
    this.#told.set(event, listeners)
    listeners.add(listener as (data: never) => void)
    return () => listeners.delete(listener as (data: never) => void)
  }

  onBinary(listener: (frame: BinaryFrame) => void): () => void {
    this.#binary.add(listener)
    return () => this.#binary.delete(listener)
  }

  dispatch(frame: ServerFrame): void {
    if (frame.kind === 'refused') return
    for (const listener of [...(this.#told.get(frame.event) ?? [])]) listener(frame.data as never)
  }

  dispatchBinary(frame: BinaryFrame): void {
    for (const listener of this.#binary) listener(frame)
  }
}
