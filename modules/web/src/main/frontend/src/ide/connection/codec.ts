import { fields, list, number, string, UnreadableFrame, version, type Fields } from './fields'
import { change, entry, match, path, ports, refusal, size, terminal, unsaved } from './forms'
import type { Asked, AskedEvent, ServerFrame, Told, ToldEvent } from './frames'

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
