import type { Connection } from '../connection/connection'
import type { Version } from '../connection/frames'
import { Refused } from '../connection/problems'
import type { RunnerHttp } from '../connection/runnerHttp'
import type { Content } from './content'

/** What is at a path of the workspace. Only texts have versions: only they are safe from somebody who writes meanwhile. */
export type Present = { readonly kind: 'none' } | (Content & { readonly version: Version | null })

/** Longer texts are sent as bytes, which travel beside the connection. */
const LONGEST_FRAME = 2_000_000

/** Whole files of the workspace, read and written through the runner as any edit is. */
export class WorkspaceFile {
  readonly #connection: Pick<Connection, 'ask'>
  readonly #http: Pick<RunnerHttp, 'bytes' | 'upload'>

  constructor(connection: Pick<Connection, 'ask'>, http: Pick<RunnerHttp, 'bytes' | 'upload'>) {
    this.#connection = connection
    this.#http = http
  }

  async read(path: string): Promise<Present> {
    try {
      const { content, version } = await this.#connection.ask('fetchContent', { path })
      return { kind: 'text', text: content, version }
    } catch (problem) {
      const reason = problem instanceof Refused ? problem.reason : null
      if (reason === 'missing') return { kind: 'none' }
      if (reason !== 'binary' && reason !== 'tooLarge') throw problem
      return { kind: 'bytes', bytes: await this.#http.bytes(path), version: null }
    }
  }

  /**
   * Puts `wanted` there, nothing included, in place of `present`; returns what is there then.
   *
   * @throws Refused as `stale` when the file is not `present` any more
   */
  async replace(path: string, present: Present, wanted: Content | { kind: 'none' }): Promise<Present> {
    if (wanted.kind === 'none') return this.#remove(path, present)
    if (wanted.kind === 'bytes' || present.kind === 'bytes' || wanted.text.length > LONGEST_FRAME) {
      await this.#http.upload(path, bytesOf(wanted), () => {}, new AbortController().signal)
      return { ...wanted, version: null }
    }
    const base = present.kind === 'text' && present.version !== null ? { baseVersion: present.version } : {}
    const { version } = await this.#connection.ask('updateContent', { path, content: wanted.text, ...base })
    return { ...wanted, version }
  }

  async #remove(path: string, present: Present): Promise<Present> {
    const now = await this.read(path)
    if (!(await same(now, present))) throw new Refused('The file has been changed.', 'stale')
    if (now.kind !== 'none') await this.#connection.ask('delete', { path })
    return { kind: 'none' }
  }
}

export async function same(one: Content | { kind: 'none' }, other: Content | { kind: 'none' }): Promise<boolean> {
  if (one.kind === 'none' || other.kind === 'none') return one.kind === other.kind
  if (one.kind === 'text' && other.kind === 'text') return one.text === other.text
  const [first, second] = [bytesOf(one), bytesOf(other)]
  if (first.size !== second.size) return false
  const [a, b] = await Promise.all([first.arrayBuffer(), second.arrayBuffer()])
  const bytes = new Uint8Array(b)
  return new Uint8Array(a).every((byte, index) => byte === bytes[index])
}

function bytesOf(content: Content): Blob {
  return content.kind === 'bytes' ? content.bytes : new Blob([content.text])
}
