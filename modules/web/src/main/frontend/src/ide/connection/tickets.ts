import { Problem, replActions, type Ticket } from '../../core'
import { NoTicket } from './problems'

const MARGIN_MS = 10_000

/** Gets tickets for one repl from the core; HTTP requests close together share one, each connection has its own. */
export class Tickets {
  readonly #replId: string
  #last: Ticket | null = null

  constructor(replId: string) {
    this.#replId = replId
  }

  /** @throws NoTicket where trying again does not help by itself */
  readonly fresh = async (): Promise<Ticket> => {
    try {
      this.#last = await replActions.ticket(this.#replId)
      return this.#last
    } catch (problem) {
      throw problem instanceof Problem ? explained(problem) : problem
    }
  }

  async usable(): Promise<Ticket> {
    const last = this.#last
    return last && Date.parse(last.expiresAt) - Date.now() > MARGIN_MS ? last : this.fresh()
  }
}

function explained(problem: Problem): Error {
  switch (problem.status) {
    case 401:
      return new NoTicket('signed-out', problem.message)
    case 404:
      return new NoTicket('unknown', problem.message)
    case 409:
      return new NoTicket('not-running', problem.message)
    default:
      return problem
  }
}
