import { encode } from './codec'
import type { AnswerTo, Asked, Question, ServerFrame } from './frames'
import { ConnectionLost, Refused } from './problems'

interface Pending {
  readonly resolve: (data: never) => void
  readonly reject: (problem: Error) => void
}

/** What was asked over a connection and is not answered yet. */
export class Requests {
  readonly #pending = new Map<string, Pending>()
  #nextId = 1

  ask<Q extends Question>(event: Q, data: Asked[Q], send: (frame: string) => void): Promise<AnswerTo<Q>> {
    const id = String(this.#nextId++)
    return new Promise<AnswerTo<Q>>((resolve, reject) => {
      this.#pending.set(id, { resolve: resolve as (data: never) => void, reject })
      send(encode(event, data, id))
    })
  }

  /** Hands the frame to whoever asked for it, if anybody did. */
  answered(frame: ServerFrame): void {
    if (frame.id === null) return
    const pending = this.#pending.get(frame.id)
    this.#pending.delete(frame.id)
    if (frame.kind === 'refused') pending?.reject(new Refused(frame.refusal.message, frame.refusal.reason, frame.refusal))
    else pending?.resolve(frame.data as never)
  }

  /** The connection is gone: no answer comes any more. */
  lost(): void {
    const left = [...this.#pending.values()]
    this.#pending.clear()
    for (const pending of left) pending.reject(new ConnectionLost(true))
  }
}
