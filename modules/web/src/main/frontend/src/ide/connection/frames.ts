/**
 * The runner's protocol: what the browser sends and what comes back. The two unions are closed; a frame that is none of them
 * cannot be written or read. In `devex.binary.v1` the terminals' bytes travel as binary frames beside these.
 */
export const BINARY_PROTOCOL = 'devex.binary.v1'
export const JSON_PROTOCOL = 'devex.json.v1'

export interface Entry {
  readonly name: string
  readonly isDir: boolean
}

/** What makes two readings of a file comparable; only the runner knows what it means. */
export type Version = string | number

interface Done {
  readonly path: string
}

export interface Rows {
  readonly cols: number
  readonly rows: number
}

export interface FileChange {
  readonly path: string
  readonly change: 'created' | 'modified' | 'deleted'
}

export interface Search {
  readonly searchId: string
  readonly query: string
  readonly in: 'names' | 'contents'
  readonly caseSensitive?: boolean
  readonly wholeWord?: boolean
  readonly regex?: boolean
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  readonly ignored?: boolean
  readonly limit?: number
}

/** Lines and columns count from 1, columns and lengths in UTF-16 units; `text` begins at column `textStart`. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly length: number
  readonly text: string
  readonly textStart: number
}

/** Found by its name, or, then with a place, by its contents. */
export interface SearchMatch {
  readonly path: string
  readonly place: Place | null
}

/** One place of a diff-match-patch patch; positions and lengths count UTF-16 units. */
export interface Hunk {
  readonly diffs: readonly (readonly [-1 | 0 | 1, string])[]
  readonly start1: number
  readonly start2: number
  readonly length1: number
  readonly length2: number
}

export interface ListeningPort {
  readonly port: number
  readonly process: string
}

export interface TerminalDescription extends Rows {
  readonly sessionId: string
  readonly number: number
  readonly title: string | null
  readonly cwd: string | null
  /** The program that had the terminal when this was written; null: the shell had it. */
  readonly running: string | null
  readonly viewers: readonly Viewer[]
}

export interface Viewer {
  readonly id: string
  readonly user: string
  readonly you: boolean
}

export interface Asked {
  Connection: null
  fetchDir: { dir: string }
  fetchContent: { path: string }
  updateContent: { path: string; baseVersion?: Version } & ({ content: string } | { patch: readonly Hunk[] })
  createFile: { path: string }
  createFolder: { path: string }
  delete: { path: string }
  rename: { oldPath: string; newPath: string }
  copy: { sourcePath: string; targetPath: string }
  watchFiles: null
  searchFiles: Search
  cancelSearch: { searchId: string }
  watchPorts: null
  watchSaves: null
  ping: null
  requestTerminal: Rows & { client?: string }
  attachTerminal: Partial<Rows> & { sessionId: string; sequence?: number; client?: string }
  detachTerminal: { sessionId: string }
  listTerminals: null
  terminalAck: { sessionId: string; sequence: number }
  terminalInput: { data: string; sessionId: string }
  terminalResize: Rows & { sessionId: string }
  closeTerminal: { sessionId: string }
}

/** For how many seconds there has been something that no stored copy holds; null when everything is stored. */
export interface Unsaved {
  readonly unsavedFor: number | null
}

export interface Told {
  Loaded: { rootContents: readonly Entry[] }
  fetchDirResponse: { contents: readonly Entry[]; path: string }
  fetchContentResponse: { content: string; path: string; version: Version }
  updateContentResponse: { path: string; version: Version }
  createFileResponse: Done
  createFolderResponse: Done
  deleteResponse: Done
  renameResponse: { oldPath: string; newPath: string }
  copyResponse: { sourcePath: string; targetPath: string }
  watchFilesResponse: Record<never, never>
  filesChanged: { changes: readonly FileChange[]; rescan: boolean }
  searchMatches: { searchId: string; matches: readonly SearchMatch[] }
  searchFilesResponse: { searchId: string; matches: number; files: number; truncated: boolean; cancelled: boolean }
  watchPortsResponse: { ports: readonly ListeningPort[] }
  portsChanged: { ports: readonly ListeningPort[] }
  watchSavesResponse: Unsaved
  savesChanged: Unsaved
  pong: Record<never, never>
  terminalConnected: Rows & { sessionId: string; number: number; sequence: number; inputSequence: number }
  listTerminalsResponse: { terminals: readonly TerminalDescription[] }
  terminalChanged: TerminalDescription
  terminalReset: { sessionId: string; sequence: number; end: number }
  terminalResponse: { output: string; sessionId: string; sequence: number }
  terminalClosed: { sessionId: string; exitCode: number | null }
}

export type AskedEvent = keyof Asked
export type ToldEvent = keyof Told

/** Which frame answers which request; requests without an answer are not here. */
export const ANSWERS = {
  Connection: 'Loaded',
  fetchDir: 'fetchDirResponse',
  fetchContent: 'fetchContentResponse',
  updateContent: 'updateContentResponse',
  createFile: 'createFileResponse',
  createFolder: 'createFolderResponse',
  delete: 'deleteResponse',
  rename: 'renameResponse',
  copy: 'copyResponse',
  watchFiles: 'watchFilesResponse',
  searchFiles: 'searchFilesResponse',
  watchPorts: 'watchPortsResponse',
  watchSaves: 'watchSavesResponse',
  ping: 'pong',
  requestTerminal: 'terminalConnected',
  attachTerminal: 'terminalConnected',
  listTerminals: 'listTerminalsResponse',
  closeTerminal: 'terminalClosed',
} as const satisfies Partial<Record<AskedEvent, ToldEvent>>

export type Question = keyof typeof ANSWERS
export type AnswerTo<Q extends Question> = Told[(typeof ANSWERS)[Q]]

/** A request that was refused, in the runner's own words. */
export interface Refusal {
  readonly message: string
  readonly reason: string | null
  /** Bytes of the file that cannot be shown as text. */
  readonly size: number | null
  /** What is on the disk in place of what the change was made for. */
  readonly present: Present | null
}

/** No version: there is no file any more. A version without content: it is none that can be shown as text. */
export interface Present {
  readonly version: Version | null
  readonly content: string | null
}

export type ServerFrame =
  | {
      [E in ToldEvent]: { readonly kind: 'told'; readonly event: E; readonly id: string | null; readonly data: Told[E] }
    }[ToldEvent]
  | { readonly kind: 'refused'; readonly event: string | null; readonly id: string | null; readonly refusal: Refusal }
