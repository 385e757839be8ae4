import type { Asked, AskedEvent, Entry, ServerFrame, Told, ToldEvent, Version } from './frames'

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
    return { kind: 'refused', event: about, id, refusal: { message: string(data, 'message'), reason: reason(data) } }
  }
  if (typeof data['error'] === 'string') {
    return { kind: 'refused', event, id, refusal: { message: data['error'], reason: reason(data) } }
  }
  if (!isToldEvent(event)) throw new UnreadableFrame(`unknown event ${event}`)
  return { kind: 'told', event, id, data: readers[event](data, frame) } as ServerFrame
}

type Readers = { readonly [E in ToldEvent]: (data: Fields, frame: Fields) => Told[E] }

const path = (data: Fields) => ({ path: string(data, 'path') })

const readers: Readers = {
  Loaded: (data) => ({ rootContents: entries(data, 'rootContents') }),
  fetchDirResponse: (data) => ({ contents: entries(data, 'contents'), path: string(data, 'path') }),
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
  terminalConnected: (data) => ({ sessionId: string(data, 'sessionId') }),
  terminalResponse: (_, frame) => ({ output: string(frame, 'data'), sessionId: string(frame, 'sessionId') }),
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

function entries(from: Fields, name: string): readonly Entry[] {
  const value = from[name]
  if (!Array.isArray(value)) throw new UnreadableFrame(`${name} is not a list`)
  return value.map((item) => {
    const entry = fields(item)
    return { name: string(entry, 'name'), isDir: entry['isDir'] === true }
  })
}

function reason(data: Fields): string | null {
  return typeof data['reason'] === 'string' ? data['reason'] : null
}
