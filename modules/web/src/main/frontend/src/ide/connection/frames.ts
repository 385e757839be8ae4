/**
 * The runner's protocol, `devex.json.v1`: what the browser sends and what comes back.
 * The two unions are closed; a frame that is none of them cannot be written or read.
 */
export const PROTOCOL = 'devex.json.v1'

export interface Entry {
  readonly name: string
  readonly isDir: boolean
}

/** What makes two readings of a file comparable; only the runner knows what it means. */
export type Version = string | number

interface Done {
  readonly path: string
}

interface Rows {
  readonly cols: number
  readonly rows: number
}

export interface Asked {
  Connection: null
  fetchDir: { dir: string }
  fetchContent: { path: string }
  updateContent: { path: string; content: string; baseVersion?: Version }
  createFile: { path: string }
  createFolder: { path: string }
  delete: { path: string }
  rename: { oldPath: string; newPath: string }
  copy: { sourcePath: string; targetPath: string }
  requestTerminal: Rows
  terminalInput: { data: string; sessionId: string }
  terminalResize: Rows & { sessionId: string }
  closeTerminal: { sessionId: string }
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
  terminalConnected: { sessionId: string }
  terminalResponse: { output: string; sessionId: string }
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
  requestTerminal: 'terminalConnected',
  closeTerminal: 'terminalClosed',
} as const satisfies Partial<Record<AskedEvent, ToldEvent>>

export type Question = keyof typeof ANSWERS
export type AnswerTo<Q extends Question> = Told[(typeof ANSWERS)[Q]]

/** A request that was refused, in the runner's own words. */
export interface Refusal {
  readonly message: string
  readonly reason: string | null
}

export type ClientFrame = {
  [E in AskedEvent]: { readonly event: E; readonly id?: string; readonly data: Asked[E] }
}[AskedEvent]

export type ServerFrame =
  | {
      [E in ToldEvent]: { readonly kind: 'told'; readonly event: E; readonly id: string | null; readonly data: Told[E] }
    }[ToldEvent]
  | { readonly kind: 'refused'; readonly event: string | null; readonly id: string | null; readonly refusal: Refusal }
