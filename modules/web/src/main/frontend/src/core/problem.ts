/** An answer of the core that is not the one hoped for, or none at all (status 0), told in a sentence. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    sentence: string,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(sentence)
    this.name = 'Problem'
  }

  static unreachable(): Problem {
    return new Problem(0, 'Devex cannot be reached. Your work is safe where it is; check that the server runs and try again.')
  }

  /** Reads a refused response; its body is RFC 9457 `application/problem+json`, or nothing of use. */
  static async from(response: Response): Promise<Problem> {
    const retryAfter = seconds(response.headers.get('Retry-After'))
    const detail = await readDetail(response)
    return new Problem(response.status, sentence(response.status, detail, retryAfter), retryAfter)
  }
}

/** The sentence for anything that was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Problem ? error.message : 'Something went wrong in this page. Reload it and try again.'
}

async function readDetail(response: Response): Promise<string | null> {
  if (!response.headers.get('Content-Type')?.includes('json')) return null
  const body: unknown = await response.json().catch(() => null)
  if (typeof body !== 'object' || body === null) return null
  const { detail } = body as { detail?: unknown }
  return typeof detail === 'string' && detail.trim() !== '' ? finished(detail.trim()) : null
}

function sentence(status: number, detail: string | null, retryAfter: number | null): string {
  switch (status) {
    case 401:
      return 'Your session has ended. Sign in again to go on.'
    case 403:
      return detail ?? 'Devex refused this request, because it did not come from its own page.'
    case 404:
      return detail ?? 'This is not here any more.'
    case 421:
      return 'Devex is not reached under this address. Open it under the address it was set up for.'
    case 429:
      return joined(detail ?? 'That is one more than you may have.', waiting('You can try again', retryAfter))
    case 503:
      return joined(
        detail ?? 'Devex cannot reach its storage just now. Nothing is lost.',
        waiting('Try again', retryAfter) ?? 'Try again in a moment.',
      )
    default:
      return detail ?? unexplained(status)
  }
}

function unexplained(status: number): string {
  return status >= 500
    ? 'Devex could not do this because of a fault of its own. Nothing was changed; try again in a moment.'
    : 'Devex did not accept this request. Reload the page and try again.'
}

function waiting(what: string, retryAfter: number | null): string | null {
  return retryAfter === null ? null : `${what} in ${retryAfter} s.`
}

function joined(first: string, second: string | null): string {
  return second === null ? first : `${first} ${second}`
}

function finished(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function seconds(retryAfter: string | null): number | null {
  if (retryAfter === null || !/^\d+$/.test(retryAfter.trim())) return null
  return Number(retryAfter)
}
