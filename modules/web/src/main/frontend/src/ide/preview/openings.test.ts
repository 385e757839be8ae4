import { afterEach, expect, it, vi } from 'vitest'
import { Openings, withCode } from './openings'

const BASE = 'http://localhost:4000'
const OWN = 'http://5173--repl-1.localhost:4000'

function openings(url: string | null): Openings {
  return new Openings(async () => ({ base: BASE, code: 'c', url }))
}

afterEach(() => vi.unstubAllGlobals())

it('opens a program at its own origin where the browser reaches it, and asks only once', async () => {
  const fetched = vi.fn(async () => new Response())
  vi.stubGlobal('fetch', fetched)
  const own = openings(`${OWN}/?devex_code=c`)
  const opening = { base: BASE, src: `${OWN}/a?devex_code=c`, address: `${OWN}/a`, alone: true }
  expect(await own.open({ port: 5173, path: '/a' })).toEqual(opening)
  expect(await own.open({ port: 5173, path: '/a' })).toEqual(opening)
  expect(fetched).toHaveBeenCalledTimes(1)
})

it('falls back to the path where it does not, and tries again the next time', async () => {
  const fetched = vi.fn(() => Promise.reject(new TypeError('no such host')))
  vi.stubGlobal('fetch', fetched)
  const own = openings(`${OWN}/?devex_code=c`)
  expect(await own.open({ port: 5173, path: '/' })).toMatchObject({
    src: `${BASE}/user-app/5173/?devex_code=c`,
    alone: false,
  })
  await own.open({ port: 5173, path: '/' })
  expect(fetched).toHaveBeenCalledTimes(2)
})

it('takes the path where programs have no origins', async () => {
  for (const url of [null, `${BASE}/user-app/5173/?devex_code=c`])
    expect(await openings(url).open({ port: 5173, path: '/' })).toMatchObject({ alone: false })
})

it('leaves query and fragment as they are', () => {
  expect(withCode('http://a/b?q={1|2}#c', 'x')).toBe('http://a/b?q={1|2}&devex_code=x#c')
  expect(withCode('http://a/b', 'x')).toBe('http://a/b?devex_code=x')
})
