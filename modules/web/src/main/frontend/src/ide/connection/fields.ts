import type { Version } from './frames'

/** The frame is not one of the protocol: nothing in it may be used. */
export class UnreadableFrame extends Error {}

export type Fields = Readonly<Record<string, unknown>>

/** A terminal's output is the one `data` that is no object; its reader takes it from the frame. */
export function fields(value: unknown): Fields {
  if (typeof value === 'string') return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UnreadableFrame('not an object')
  return value as Fields
}

export function string(from: Fields, name: string): string {
  const value = from[name]
  if (typeof value !== 'string') throw new UnreadableFrame(`${name} is not a string`)
  return value
}

export function version(from: Fields): Version {
  const value = from['version']
  if (typeof value !== 'string' && typeof value !== 'number') throw new UnreadableFrame('version is missing')
  return value
}

export function number(from: Fields, name: string): number {
  const value = from[name]
  if (typeof value !== 'number') throw new UnreadableFrame(`${name} is not a number`)
  return value
}

export function list<T>(from: Fields, name: string, item: (fields: Fields) => T): readonly T[] {
  const value = from[name]
  if (!Array.isArray(value)) throw new UnreadableFrame(`${name} is not a list`)
  return value.map((each) => item(fields(each)))
}

export function optionalString(from: Fields, name: string): string | null {
  return typeof from[name] === 'string' ? from[name] : null
}
