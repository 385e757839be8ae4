import { list, number, optionalString, string, UnreadableFrame, version, type Fields } from './fields'
import type { Entry, FileChange, ListeningPort, Present, Refusal, Rows, SearchMatch, TerminalDescription, Unsaved } from './frames'

export const path = (data: Fields) => ({ path: string(data, 'path') })

export function entry(from: Fields): Entry {
  return { name: string(from, 'name'), isDir: from['isDir'] === true }
}

const CHANGES = ['created', 'modified', 'deleted'] as const

export function change(from: Fields): FileChange {
  const kind = CHANGES.find((known) => known === from['change'])
  if (kind === undefined) throw new UnreadableFrame('change is none that is known')
  return { path: string(from, 'path'), change: kind }
}

export function match(from: Fields): SearchMatch {
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

export function ports(from: Fields): { ports: readonly ListeningPort[] } {
  return { ports: list(from, 'ports', (port) => ({ port: number(port, 'port'), process: string(port, 'process') })) }
}

export function unsaved(from: Fields): Unsaved {
  return { unsavedFor: from['unsavedFor'] === null ? null : number(from, 'unsavedFor') }
}

export function size(from: Fields): Rows {
  return { cols: number(from, 'cols'), rows: number(from, 'rows') }
}

export function terminal(from: Fields): TerminalDescription {
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

export function refusal(data: Fields, sentence: 'message' | 'error'): Refusal {
  const reason = optionalString(data, 'reason')
  const size = typeof data['size'] === 'number' ? data['size'] : null
  return { message: string(data, sentence), reason, size, present: reason === 'stale' ? present(data) : null }
}

function present(data: Fields): Present {
  const gone = data['version'] === null || data['version'] === undefined
  return { version: gone ? null : version(data), content: optionalString(data, 'content') }
}
