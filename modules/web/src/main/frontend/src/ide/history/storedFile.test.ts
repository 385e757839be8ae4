import { afterEach, expect, it, vi } from 'vitest'
import type { Snapshot } from '../../core'
import { LARGEST_COMPARED, readStored } from './storedFile'

const state = { id: '7', number: 7 } as Snapshot
const read = (path = 'workspace/a b.js', encoded = false) =>
  readStored('repl-1', state, { path, encoded }, new AbortController().signal)

afterEach(() => vi.unstubAllGlobals())

function answers(file: () => Response, snapshot = () => Response.json(state)) {
  const fake = vi.fn(async (address: string) => (address.includes('/files/') ? file() : snapshot()))
  vi.stubGlobal('fetch', fake)
  return fake
}

it('reads a text, by its whole path', async () => {
  const fake = answers(() => new Response('text'))
  expect(await read()).toEqual({ kind: 'text', text: 'text' })
  expect(fake.mock.calls[0]?.[0]).toBe('/api/repls/repl-1/snapshots/7/files/workspace/a%20b.js')
})

it('hands back what the core has encoded', async () => {
  const fake = answers(() => new Response('text'))
  await read('workspace/caf%E9', true)
  expect(fake.mock.calls[0]?.[0]).toBe('/api/repls/repl-1/snapshots/7/files/workspace/caf%25E9?encoded=true')
})

it('tells bytes from text', async () => {
  answers(() => new Response(new Uint8Array([0, 1])))
  expect(await read()).toEqual({ kind: 'binary', size: 2 })
})

it('does not load what is too large', async () => {
  const cancel = vi.fn()
  const body = new ReadableStream({ cancel })
  answers(() => new Response(body, { headers: { 'Content-Length': String(LARGEST_COMPARED + 1) } }))
  expect(await read()).toEqual({ kind: 'tooLarge', size: LARGEST_COMPARED + 1 })
  expect(cancel).toHaveBeenCalledOnce()
})

it('tells a missing file from a missing state', async () => {
  answers(() => new Response(null, { status: 404 }))
  expect(await read()).toEqual({ kind: 'none' })
  answers(
    () => new Response(null, { status: 404 }),
    () => new Response(null, { status: 404 }),
  )
  await expect(read()).rejects.toMatchObject({ status: 404 })
})

it('knows that a folder is no file, and that nothing was before the first state', async () => {
  answers(() => new Response(null, { status: 409 }))
  expect(await read()).toEqual({ kind: 'noFile' })
  expect(await readStored('repl-1', null, { path: 'workspace/a' }, new AbortController().signal)).toEqual({ kind: 'none' })
})

it('does not take a fault for an absence', async () => {
  answers(() => new Response(null, { status: 503 }))
  await expect(read()).rejects.toMatchObject({ status: 503 })
})
