import { expect, it } from 'vitest'
import { contentOf } from './content'

const of = (...bytes: number[]) => contentOf(new Blob([new Uint8Array(bytes)]))

it('takes valid UTF-8 for text, to the letter', async () => {
  expect(await of()).toEqual({ kind: 'text', text: '' })
  expect(await of(0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0x0d, 0x0a)).toEqual({ kind: 'text', text: '\ufeffé\r\n' })
})

it('takes everything else for bytes', async () => {
  expect((await of(0x61, 0x00)).kind).toBe('bytes')
  expect((await of(0x61, 0xe9)).kind).toBe('bytes')
})
