import { expect, it } from 'vitest'
import { isMomentary, isReport } from './reports'

it('knows what a terminal says by itself', () => {
  for (const said of ['\x1b[?1;2c', '\x1b[>0;276;0c', '\x1b[0n', '\x1b[?2004;1$y', '\x1bP1$r0m\x1b\\', '\x1b]11;rgb:ff/ff/ff\x1b\\', '\x1b[I'])
    expect(isReport(said), JSON.stringify(said)).toBe(true)
})

it('takes no key for it', () => {
  for (const key of ['a', '\r', '\x1b', '\x1b[A', '\x1bOP', '\x1b[1;5D', '\x1b[1;2R', '\x1b[3~', '\x1b[200~text\x1b[201~', 'é'])
    expect(isReport(key) || isMomentary(key), JSON.stringify(key)).toBe(false)
})

it('knows what is worth nothing later', () => {
  expect(['\x1b[O', '\x1b[<0;12;5M', '\x1b[M !!'].every(isMomentary)).toBe(true)
})
