import { Problem } from './problem'

interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
}

let whenSignedOut = (): void => {}

/** Registers what happens when the core answers 401: the session has ended, whatever the page was doing. */
export function onSignedOut(listener: () => void): void {
  whenSignedOut = listener
}

/** Calls the core and returns its JSON (undefined where it sends none); rejects with a {@link Problem}. */
export async function call<T>(path: string, { method = 'GET', body, signal }: Call = {}): Promise<T> {
  const response = await send(path, {
    method,
    headers: { Accept: 'application/json, application/problem+json', ...(body === undefined ? {} : JSON_BODY) },
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  if (!response.ok) throw await refused(response)
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** As `fetch`, but a failed connection is a {@link Problem} too. */
export async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw Problem.unreachable()
  }
}

export async function refused(response: Response): Promise<Problem> {
  if (response.status === 401) whenSignedOut()
  return Problem.from(response)
}

const JSON_BODY = { 'Content-Type': 'application/json' }
