import type { Repl } from './entity'
import { call, send, refused } from './http'

export type SnapshotKind = 'template' | 'save' | 'restore' | 'fork' | 'branch'

/** A stored state of a repl. A branch, which an old session saved and which was kept aside, has no number. */
export interface Snapshot {
  readonly id: string
  readonly number: number | null
  readonly session: number
  readonly savedAt: string
  readonly kind: SnapshotKind
  readonly entries: number
  readonly bytes: number
}

export type EntryType = 'file' | 'folder' | 'link'

/** A path of a stored state: it begins with `workspace` or `home`; one that is no UTF-8 is `encoded`, by percent signs. */
export interface StoredPath {
  readonly path: string
  readonly encoded?: boolean
}

/** What a folder of a stored state holds. */
export interface StoredEntry extends StoredPath {
  readonly type: EntryType
  readonly size: number
}

export interface EntryState {
  readonly type: EntryType
  readonly size: number
  readonly mode: number
}

export type ChangeKind = 'added' | 'removed' | 'changed' | 'mode'

export interface Change extends StoredPath {
  readonly kind: ChangeKind
  readonly before: EntryState | null
  readonly after: EntryState | null
}

/** What differs from the earlier state to the later one; before the first state there is nothing. */
export interface Difference {
  readonly from: string | null
  readonly to: string
  readonly changes: readonly Change[]
  readonly truncated: boolean
}

type Cancellable = { signal?: AbortSignal }

/** So many stored states the core tells at once. */
export const SNAPSHOTS_AT_ONCE = 100

const all = (repl: string): string => `/api/repls/${encodeURIComponent(repl)}/snapshots`
const one = (repl: string, snapshot: string): string => `${all(repl)}/${encodeURIComponent(snapshot)}`
const within = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** The stored states of repls, and what is done with them. */
export const snapshots = {
  /** The line of stored states, the latest first: those before that number, or from the newest. */
  list: (repl: string, before: number | null, options?: Cancellable) =>
    call<Snapshot[]>(`${all(repl)}${before === null ? '' : `?before=${before}`}`, options),
  branches: (repl: string, options?: Cancellable) =>
    call<Snapshot[]>(`/api/repls/${encodeURIComponent(repl)}/branches`, options),
  get: (repl: string, snapshot: string, options?: Cancellable) => call<Snapshot>(one(repl, snapshot), options),
  /** What is directly in the folder, the folders first; without one, the roots. */
  async entries(repl: string, snapshot: string, folder: StoredPath | null, options?: Cancellable): Promise<StoredEntry[]> {
    const query = folder === null ? '' : `?in=${encodeURIComponent(folder.path)}${folder.encoded ? '&encoded=true' : ''}`
    return (await call<{ files: StoredEntry[] }>(`${one(repl, snapshot)}/files${query}`, options)).files
  },
  /** Against the state before it, or against `other`. */
  difference: (repl: string, snapshot: string, other: string | null, options?: Cancellable) =>
    call<Difference>(`${one(repl, snapshot)}/diff${other === null ? '' : `?with=${encodeURIComponent(other)}`}`, options),
  /** A file's bytes as they arrive; rejects with a `Problem`, of status 409 for what is no file. */
  async file(repl: string, snapshot: string, path: StoredPath, options: Cancellable = {}): Promise<Response> {
    const response = await send(snapshots.fileAddress(repl, snapshot, path), { credentials: 'same-origin', ...options })
    if (!response.ok) throw await refused(response)
    return response
  },
  fileAddress: (repl: string, snapshot: string, { path, encoded }: StoredPath) =>
    `${one(repl, snapshot)}/files/${within(path)}${encoded ? '?encoded=true' : ''}`,
  archiveAddress: (repl: string, snapshot: string) => `${one(repl, snapshot)}/archive`,
  restore: (repl: string, snapshot: string) => call<Repl>(`${one(repl, snapshot)}/restore`, { method: 'POST' }),
  fork: (repl: string, snapshot: string, name: string) =>
    call<Repl>(`${one(repl, snapshot)}/fork`, { method: 'POST', body: { name } }),
}
