import type { Connection } from '../connection/connection'
import { Refused } from '../connection/problems'
import type { RunnerHttp } from '../connection/runnerHttp'
import type { Present, WholeFile } from '../connection/wholeFile'

/** Whole files of the workspace, read and written through the runner; null stands for none. */
export class WorkspaceFile {
  readonly #connection: Pick<Connection, 'ask'>
  readonly #http: Pick<RunnerHttp, 'file' | 'replace'>

  constructor(connection: Pick<Connection, 'ask'>, http: Pick<RunnerHttp, 'file' | 'replace'>) {
    this.#connection = connection
    this.#http = http
  }

  read(path: string): Promise<Present | null> {
    return this.#http.file(path)
  }

  /**
   * Puts `wanted` there in place of `present`; returns what is there then.
   *
   * @throws Refused as `stale` when the file is not `present` any more
   */
  async replace(path: string, present: Present | null, wanted: WholeFile | null): Promise<Present | null> {
    if (wanted === null) return this.#remove(path, present)
    const tag = await this.#http.replace(path, wanted.bytes, present?.tag ?? null, wanted.mode)
    return { ...wanted, tag }
  }

  async #remove(path: string, present: Present | null): Promise<null> {
    const now = await this.read(path)
    if (now?.tag !== present?.tag) throw new Refused('The file has been changed.', 'stale')
    if (now !== null) await this.#connection.ask('delete', { path })
    return null
  }
}

export async function same(one: WholeFile | null, other: WholeFile | null): Promise<boolean> {
  if (one === null || other === null) return one === other
  if (one.bytes.size !== other.bytes.size || one.mode !== other.mode) return false
  const [a, b] = await Promise.all([one.bytes.arrayBuffer(), other.bytes.arrayBuffer()])
  const bytes = new Uint8Array(b)
  return new Uint8Array(a).every((byte, index) => byte === bytes[index])
}
