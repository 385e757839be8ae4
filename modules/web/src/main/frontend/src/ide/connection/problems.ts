import type { Present, Refusal } from './frames'

/** The runner refused a request; the message is a sentence for people. */
export class Refused extends Error {
  readonly reason: string | null
  readonly size: number | null
  readonly present: Present | null

  constructor(message: string, reason: string | null = null, facts: Partial<Refusal> = {}) {
    super(message)
    this.reason = reason
    this.size = facts.size ?? null
    this.present = facts.present ?? null
  }
}

export const LOST = 'The connection to the sandbox was lost. Your files are safe in it.'
export const UNREACHED = 'The sandbox cannot be reached from here yet. Your files are safe in it.'
export const SILENT = 'The sandbox did not answer for a while. Your files are safe in it.'

/** There is no connection. What was sent before it went away may or may not have been carried out. */
export class ConnectionLost extends Error {
  readonly sent: boolean

  constructor(sent: boolean) {
    super('The connection was lost before the answer came.')
    this.sent = sent
  }
}

/** The core gives no ticket for a reason that trying again does not change. */
export class NoTicket extends Error {
  readonly because: 'not-running' | 'signed-out' | 'unknown'

  constructor(because: 'not-running' | 'signed-out' | 'unknown', message: string) {
    super(message)
    this.because = because
  }
}

export function sentence(problem: unknown): string {
  return problem instanceof Error && problem.message ? problem.message : 'The sandbox did not answer.'
}
