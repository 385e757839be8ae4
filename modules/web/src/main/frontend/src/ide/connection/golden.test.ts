import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { decode, encode } from './codec'
import { ANSWERS, type AskedEvent } from './frames'

/** The runner's own examples of every frame; its tests read the same files. */
const FOLDER = new URL('../../../../../../../../runner/src/test/resources/frames/', import.meta.url)

interface Frame {
  event: string
  id?: string | number
  data?: Record<string, unknown> | string
  sessionId?: string
  sequence?: number
}

const UNANSWERED = ['terminalInput', 'terminalResize', 'terminalAck', 'detachTerminal', 'cancelSearch']
const UNASKED = ['terminalResponse', 'terminalReset', 'terminalChanged', 'filesChanged', 'searchMatches', 'portsChanged', 'savesChanged', 'error']
const SENT: readonly string[] = [...Object.keys(ANSWERS), ...UNANSWERED]
const RECEIVED: readonly string[] = [...new Set<string>([...Object.values(ANSWERS), ...UNASKED])]
const names = readdirSync(fileURLToPath(FOLDER)).map((file) => file.replace('.json', ''))
const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Frame

describe("the runner's frames", () => {
  it('are those that are known here, no more and no fewer', () => {
    expect([...names].sort()).toEqual([...SENT, ...RECEIVED].sort())
  })

  it.each(SENT)('%s is written as the runner reads it', (name) => {
    const { event, id, data } = read(name)
    const written = encode(event as AskedEvent, (data ?? null) as never, id === undefined ? undefined : String(id))
    expect(JSON.parse(written)).toEqual({ event, ...(id === undefined ? {} : { id: String(id) }), ...(data ? { data } : {}) })
  })

  it.each(RECEIVED)('%s is read as the runner writes it', (name) => {
    const frame = read(name)
    const decoded = decode(JSON.stringify(frame))
    expect(decoded.id).toBe(frame.id === undefined ? null : String(frame.id))
    expect(decoded).toMatchObject(expected(frame))
  })
})

function expected({ event, data, sessionId, sequence }: Frame): object {
  if (typeof data === 'string') return { kind: 'told', event, data: { output: data, sessionId, sequence } }
  if (event === 'error') return { kind: 'refused', event: data?.['event'], refusal: { message: data?.['message'] } }
  if (data?.['error']) return { kind: 'refused', event, refusal: { message: data['error'] } }
  if (event === 'searchMatches') return { kind: 'told', event, data: { ...data, matches: (data?.['matches'] as Found[]).map(placed) } }
  const { success: _, ...fields } = data ?? {}
  return { kind: 'told', event, data: fields }
}

type Found = Record<string, unknown> & { path: string }

function placed({ path, ...place }: Found): object {
  return { path, place: 'line' in place ? place : null }
}
