import type { Connection } from '../connection/connection'
import type { FileChange } from '../connection/frames'

/** Shows files, and keeps to what becomes of them. */
export interface Follower {
  changed(changes: readonly FileChange[]): unknown
  /** Nobody knows what changed: everything that is shown is read again. */
  refresh(): Promise<unknown>
}

/** Has the runner tell what programs do to files, on each connection anew. */
export class FileWatch {
  readonly #followers: readonly Follower[]
  #reliable = false

  constructor(connection: Pick<Connection, 'ask' | 'on' | 'onOpen'>, followers: readonly Follower[]) {
    this.#followers = followers
    connection.onOpen(() => void this.#begin(connection))
    connection.on('filesChanged', ({ changes, rescan }) => {
      if (!rescan) for (const follower of followers) follower.changed(changes)
      else {
        this.#reliable = false
        this.rescan()
      }
    })
  }

  rescan(): void {
    for (const follower of this.#followers) void follower.refresh()
  }

  /** For moments after which files are likely to have changed: looks, unless the runner would have said so. */
  suspect(): void {
    if (!this.#reliable) this.rescan()
  }

  async #begin(connection: Pick<Connection, 'ask'>): Promise<void> {
    this.#reliable = false
    this.#reliable = await connection.ask('watchFiles', null).then(
      () => true,
      () => false,
    )
  }
}
