import { NoTicket } from './problems';

/** How to reach a repl's runner, for new connections within a minute. */
export interface Ticket {
  readonly url: string;
  readonly token: string;
  readonly expiresAt: string;
}

const MARGIN_MS = 10_000;

/** Asks the core for tickets; requests close together share one. */
export class Tickets {
  readonly #replId: string;
  #last: Ticket | null = null;

  constructor(replId: string) {
    this.#replId = replId;
  }

  async fresh(): Promise<Ticket> {
    const answer = await fetch(`/api/repls/${encodeURIComponent(this.#replId)}/tickets`, { method: 'POST' });
    if (!answer.ok) throw await refusal(answer);
    this.#last = (await answer.json()) as Ticket;
    return this.#last;
  }

  async usable(): Promise<Ticket> {
    const last = this.#last;
    return last && Date.parse(last.expiresAt) - Date.now() > MARGIN_MS ? last : this.fresh();
  }
}

async function refusal(answer: Response): Promise<Error> {
  const detail = await answer
    .json()
    .then((body: { detail?: unknown }) => (typeof body.detail === 'string' ? body.detail : null))
    .catch(() => null);
  if (answer.status === 401) return new NoTicket('signed-out', detail ?? 'You are signed out. Sign in again to go on.');
  if (answer.status === 404) return new NoTicket('unknown', detail ?? 'This repl does not exist any more.');
  if (answer.status === 409) return new NoTicket('not-running', detail ?? 'The repl is not running.');
  return new Error(detail ?? 'The server cannot hand out access to the sandbox just now.');
}
