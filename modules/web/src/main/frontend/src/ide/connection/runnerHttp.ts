import type { PreviewCode } from '../preview/openings'
import { Refused } from './problems'
import type { Tickets } from './tickets'
import { fileOf, type Present } from './wholeFile'

/** What the runner offers over plain HTTP: whole files as bytes, and codes that open the preview. */
export class RunnerHttp {
  readonly #tickets: Tickets

  constructor(tickets: Tickets) {
    this.#tickets = tickets
  }

  /** Where the runner is. */
  async base(): Promise<string> {
    return (await this.#tickets.usable()).url.replace(/\/$/, '')
  }

  /** A file as a whole, for what the page itself shows. */
  async bytes(path: string, left?: AbortSignal): Promise<Blob> {
    const { url, token } = await this.#tickets.usable()
    const headers = { Authorization: `Bearer ${token}` }
    const answer = await fetch(fileAddress(url, path), { headers, ...(left ? { signal: left } : {}) })
    if (!answer.ok) throw new Error(await detail(answer, `${path} could not be read.`))
    return answer.blob()
  }

  /** A file with its permissions, and the tag by which `replace` knows it; null where there is none. */
  async file(path: string): Promise<Present | null> {
    const { url, token } = await this.#tickets.usable()
    const answer = await fetch(fileAddress(url, path), { headers: { Authorization: `Bearer ${token}` } })
    if (answer.status === 404) return null
    if (!answer.ok) throw new Error(await detail(answer, `${path} could not be read.`))
    return { ...(await fileOf(answer)), tag: answer.headers.get('ETag') ?? '' }
  }

  /**
   * Puts a file in the place of the one with that tag, or where there is none; returns its own tag.
   *
   * @throws Refused as `stale` when something else is there
   */
  async replace(path: string, bytes: Blob, tag: string | null, mode: string | null): Promise<string> {
    const { url, token } = await this.#tickets.usable()
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(tag === null ? { 'If-None-Match': '*' } : { 'If-Match': tag }),
      ...(mode === null ? {} : { 'X-File-Mode': mode }),
    }
    const answer = await fetch(fileAddress(url, path), { method: 'PUT', headers, body: bytes })
    if (answer.status === 412) throw new Refused(await detail(answer, `${path} has been changed.`), 'stale')
    if (!answer.ok) throw new Error(await detail(answer, `${path} could not be written.`))
    return answer.headers.get('ETag') ?? ''
  }

  /** The address from which the browser itself downloads the file, once and within half a minute. */
  async downloadAddress(path: string): Promise<string> {
    const { url, token } = await this.#tickets.usable()
    const answer = await fetch(`${url.replace(/\/$/, '')}/api/v1/repl/download-codes`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ path }),
    })
    if (!answer.ok) throw new Error(await detail(answer, `${path} could not be downloaded.`))
    const { code } = (await answer.json()) as { code: string }
    return `${fileAddress(url, path)}?devex_code=${encodeURIComponent(code)}`
  }

  /**
   * `progress` is told how many bytes were sent. XMLHttpRequest, because fetch does not say how far an upload is.
   *
   * @throws Error whose message is a sentence for people; `left.reason` when it was left
   */
  async upload(path: string, file: Blob, progress: (sent: number) => void, left: AbortSignal): Promise<void> {
    const { url, token } = await this.#tickets.usable()
    await new Promise<void>((resolve, reject) => {
      left.throwIfAborted()
      const request = new XMLHttpRequest()
      request.open('PUT', fileAddress(url, path))
      request.setRequestHeader('Authorization', `Bearer ${token}`)
      left.addEventListener('abort', () => request.abort())
      request.onabort = () => reject(left.reason as Error)
      request.upload.onprogress = (event) => progress(event.loaded)
      request.onload = () =>
        request.status < 300
          ? resolve()
          : reject(new Error(problemDetail(request.responseText, `${path} could not be uploaded.`)))
      request.onerror = () => reject(new Error(`${path} could not be uploaded: the sandbox cannot be reached.`))
      request.send(file)
    })
  }

  /** A code that opens the preview of `port` once, within half a minute. */
  async previewCode(port: number): Promise<PreviewCode> {
    const { url, token } = await this.#tickets.usable()
    const base = url.replace(/\/$/, '')
    const answer = await fetch(`${base}/api/v1/repl/preview-codes`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ port }),
    })
    if (!answer.ok) throw new Error(await detail(answer, 'The preview could not be opened.'))
    const made = (await answer.json()) as { code: string; url?: string }
    return { base, code: made.code, url: made.url ?? null }
  }
}

function fileAddress(url: string, path: string): string {
  return `${url.replace(/\/$/, '')}/api/v1/repl/files/${path.split('/').map(encodeURIComponent).join('/')}`
}

async function detail(answer: Response, otherwise: string): Promise<string> {
  return problemDetail(await answer.text().catch(() => ''), otherwise)
}

function problemDetail(body: string, otherwise: string): string {
  try {
    const problem = JSON.parse(body) as { detail?: unknown }
    return typeof problem.detail === 'string' ? problem.detail : otherwise
  } catch {
    return otherwise
  }
}

/** Whether a runner listens there; whom it lets in is another question. */
export async function answers(url: string): Promise<boolean> {
  const ping = fetch(`${url.replace(/\/$/, '')}/ping`, { mode: 'no-cors', cache: 'no-store' })
  return ping.then(
    () => true,
    () => false,
  )
}
