import type {
  Asked,
  AskedEvent,
  Entry,
  FileChange,
  ListeningPort,
  Present,
  Refusal,
  Rows,
  SearchMatch,
  ServerFrame,
  TerminalDescription,
  Told,
  ToldEvent,
  Unsaved,
  Version,
} from './frames'

/** The frame is not one of the protocol: nothing in it may be used. */
export class UnreadableFrame extends Error {}

type Fields = Readonly<Record<string, unknown>>

export function encode<E extends AskedEvent>(event: E, data: Asked[E], id?: string): string {
  return JSON.stringify({ event, ...(id === undefined ? {} : { id }), ...(data === null ? {} : { data }) })
}

export function decode(text: string): ServerFrame {
  const frame = fields(parse(text))
  const event = string(frame, 'event')
  const id = frame['id'] === undefined || frame['id'] === null ? null : String(frame['id'])
  const data = frame['data'] === undefined || frame['data'] === null ? {} : fields(frame['data'])
  if (event === 'error') {
    const about = typeof data['event'] === 'string' ? data['event'] : null
    return { kind: 'refused', event: about, id, refusal: refusal(data, 'message') }
  }
  if (typeof data['error'] === 'string') {
    return { kind: 'refused', event, id, refusal: refusal(data, 'error') }
  }
  if (!isToldEvent(event)) throw new UnreadableFrame(`unknown event ${event}`)
  return { kind: 'told', event, id, data: readers[event](data, frame) } as ServerFrame
}

type Readers = { readonly [E in ToldEvent]: (data: Fields, frame: Fields) => Told[E] }

const path = (data: Fields) => ({ path: string(data, 'path') })

const readers: Readers = {
  Loaded: (data) => ({ rootContents: list(data, 'rootContents', entry) }),
  fetchDirResponse: (data) => ({ contents: list(data, 'contents', entry), path: string(data, 'path') }),
  fetchContentResponse: (data) => ({
    content: string(data, 'content'),
    path: string(data, 'path'),
    version: version(data),
  }),
  updateContentResponse: (data) => ({ path: string(data, 'path'), version: version(data) }),
  createFileResponse: path,
  createFolderResponse: path,
  deleteResponse: path,
  renameResponse: (data) => ({ oldPath: string(data, 'oldPath'), newPath: string(data, 'newPath') }),
  copyResponse: (data) => ({ sourcePath: string(data, 'sourcePath'), targetPath: string(data, 'targetPath') }),
  watchFilesResponse: () => ({}),
  filesChanged: (data) => ({ changes: list(data, 'changes', change), rescan: data['rescan'] === true }),
  searchMatches: (data) => ({ searchId: string(data, 'searchId'), matches: list(data, 'matches', match) }),
  searchFilesResponse: (data) => ({
    searchId: string(data, 'searchId'),
    matches: number(data, 'matches'),
    files: number(data, 'files'),
    truncated: data['truncated'] === true,
    cancelled: data['cancelled'] === true,
  }),
  watchPortsResponse: ports,
  portsChanged: ports,
  watchSavesResponse: unsaved,
  savesChanged: unsaved,
  pong: () => ({}),
  terminalConnected: (data) => ({
    sessionId: string(data, 'sessionId'),
    number: number(data, 'number'),
    sequence: number(data, 'sequence'),
    inputSequence: number(data, 'inputSequence'),
    ...size(data),
  }),
  listTerminalsResponse: (data) => ({ terminals: list(data, 'terminals', terminal) }),
  terminalChanged: terminal,
  terminalReset: (data) => ({
    sessionId: string(data, 'sessionId'),
    sequence: number(data, 'sequence'),
    end: number(data, 'end'),
  }),
  terminalResponse: (_, frame) => ({
    output: string(frame, 'data'),
    sessionId: string(frame, 'sessionId'),
    sequence: number(frame, 'sequence'),
  }),
  terminalClosed: (data) => ({
    sessionId: string(data, 'sessionId'),
    exitCode: typeof data['exitCode'] === 'number' ? data['exitCode'] : null,
  }),
}

function isToldEvent(event: string): event is ToldEvent {
  return Object.hasOwn(readers, event)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableFrame('not JSON')
  }
}

/** A terminal's output is the one `data` that is no object; its reader takes it from the frame. */
function fields(value: unknown): Fields {
  if (typeof value === 'string') return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UnreadableFrame('not an object')
  return value as Fields
}

function string(from: Fields, name: string): string {
  const value = from[name]
  if (typeof value !== 'string') throw new UnreadableFrame(`${name} is not a string`)
  return value
}

function version(from: Fields): Version {
  const value = from['version']
  if (typeof value !== 'string' && typeof value !== 'number') throw new UnreadableFrame('version is missing')
  return value
}

function number(from: Fields, name: string): number {
  const value = from[name]
  if (typeof value !== 'number') throw new UnreadableFrame(`${name} is not a number`)
  return value
}

function list<T>(from: Fields, name: string, item: (fields: Fields) => T): readonly T[] {
  const value = from[name]
  if (!Array.isArray(value)) throw new UnreadableFrame(`${name} is not a list`)
  return value.map((each) => item(fields(each)))
}

function entry(from: Fields): Entry {
  return { name: string(from, 'name'), isDir: from['isDir'] === true }
}

const CHANGES = ['created', 'modified', 'deleted'] as const

function change(from: Fields): FileChange {
  const kind = CHANGES.find((known) => known === from['change'])
  if (kind === undefined) throw new UnreadableFrame('change is none that is known')
  return { path: string(from, 'path'), change: kind }
}

function match(from: Fields): SearchMatch {
  if (from['line'] === undefined) return { ...path(from), place: null }
  const place = {
    line: number(from, 'line'),
    column: number(from, 'column'),
    length: number(from, 'length'),
    text: string(from, 'text'),
    textStart: number(from, 'textStart'),
  }
  return { ...path(from), place }
}

function ports(from: Fields): { ports: readonly ListeningPort[] } {
  return { ports: list(from, 'ports', (port) => ({ port: number(port, 'port'), process: string(port, 'process') })) }
}

function unsaved(from: Fields): Unsaved {
  return { unsavedFor: from['unsavedFor'] === null ? null : number(from, 'unsavedFor') }
}

function size(from: Fields): Rows {
  return { cols: number(from, 'cols'), rows: number(from, 'rows') }
}

function terminal(from: Fields): TerminalDescription {
  return {
    sessionId: string(from, 'sessionId'),
    number: number(from, 'number'),
    title: optionalString(from, 'title'),
    cwd: optionalString(from, 'cwd'),
    running: optionalString(from, 'running'),
    ...size(from),
    viewers: list(from, 'viewers', (viewer) => ({
      id: string(viewer, 'id'),
      user: string(viewer, 'user'),
      you: viewer['you'] === true,
    })),
  }
}

function optionalString(from: Fields, name: string): string | null {
  return typeof from[name] === 'string' ? from[name] : null
}

function refusal(data: Fields, sentence: 'message' | 'error'): Refusal {
  const reason = optionalString(data, 'reason')
  const size = typeof data['size'] === 'number' ? data['size'] : null
  return { message: string(data, sentence), reason, size, present: reason === 'stale' ? present(data) : null }
}

function present(data: Fields): Present {
  const gone = data['version'] === null || data['version'] === undefined
  return { version: gone ? null : version(data), content: optionalString(data, 'content') }
}
