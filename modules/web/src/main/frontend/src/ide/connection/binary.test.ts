import { expect, it } from 'vitest'
import { decodeBinary, drawnFrame, inputFrame } from './binary'
import { UnreadableFrame } from './fields'

const bytes = (...values: number[]) => new Uint8Array(values).buffer

it('writes type, terminal, position and bytes, big-endian', () => {
  const frame = inputFrame(0x01020304, 0x1_0000_0002, new TextEncoder().encode('é'))
  expect([...new Uint8Array(frame)]).toEqual([2, 1, 2, 3, 4, 0, 0, 0, 1, 0, 0, 0, 2, 0xc3, 0xa9])
})

it('acknowledges without bytes', () => {
  expect([...new Uint8Array(drawnFrame(7, 65_536))]).toEqual([3, 0, 0, 0, 7, 0, 0, 0, 0, 0, 1, 0, 0])
})

it('reads output with its place beyond four gigabytes', () => {
  expect(decodeBinary(bytes(1, 0, 0, 0, 9, 0, 0, 0, 2, 0, 0, 0, 5, 65, 255))).toEqual({
    kind: 'output',
    terminal: 9,
    sequence: 2 * 2 ** 32 + 5,
    bytes: new Uint8Array([65, 255]),
  })
})

it('reads how far the input has been typed', () => {
  expect(decodeBinary(bytes(4, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 3))).toEqual({ kind: 'typed', terminal: 9, sequence: 3 })
})

it('reads nothing that is cut short or of an unknown type', () => {
  expect(() => decodeBinary(bytes(1, 0, 0))).toThrow(UnreadableFrame)
  expect(() => decodeBinary(bytes(9, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 3))).toThrow(UnreadableFrame)
})
