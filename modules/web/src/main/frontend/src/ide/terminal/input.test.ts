import { expect, it } from 'vitest'
import { Input } from './input'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (all: Uint8Array) => new TextDecoder().decode(all)

/** All that can be sent now, with the place of each piece. */
function sent(input: Input): [number, string][] {
  const pieces: [number, string][] = []
  for (let piece = input.next(); piece; piece = input.next()) pieces.push([piece.sequence, text(piece.bytes)])
  return pieces
}

it('sends each byte once, with its place', () => {
  const input = new Input()
  input.append(bytes('ls'))
  expect(sent(input)).toEqual([[0, 'ls']])
  input.append(bytes('\r'))
  expect(sent(input)).toEqual([[2, '\r']])
  expect(sent(input)).toEqual([])
})

it('sends again what the runner has not typed, and only that', () => {
  const input = new Input()
  input.append(bytes('echo one\r'))
  sent(input)
  input.typed(2)
  input.cut()
  input.append(bytes('pwd\r'))
  input.resume(5)
  expect(sent(input)).toEqual([[5, 'one\rpwd\r']])
})

it('lets no more than 64 KiB be under way, in pieces of whole characters', () => {
  const input = new Input()
  input.append(bytes(`a${'é'.repeat(50_000)}`))
  const first = sent(input)
  expect(first.map(([place]) => place)).toEqual([0, 16_383, 32_767, 49_151])
  expect(first.every(([, piece]) => !piece.includes('\ufffd'))).toBe(true)
  input.typed(16_383)
  const rest: typeof first = []
  for (let done = 0; done < 100_001; done += 10_000) {
    input.typed(done)
    rest.push(...sent(input))
  }
  expect([...first, ...rest].map(([, piece]) => piece).join('')).toBe(`a${'é'.repeat(50_000)}`)
})

it('tells what was typed without a connection, and gives it up when asked to', () => {
  const input = new Input()
  input.append(bytes('sleep 9\r'))
  sent(input)
  input.cut()
  input.append(bytes('rm -r x\r'))
  expect(text(input.waiting)).toBe('rm -r x\r')
  input.discard()
  input.resume(4)
  expect(sent(input)).toEqual([[4, 'p 9\r']])
})

it('keeps what was sent before the first of several losses out of what can be given up', () => {
  const input = new Input()
  input.append(bytes('a'))
  sent(input)
  input.cut()
  input.append(bytes('b'))
  input.cut()
  expect(text(input.waiting)).toBe('b')
})

it('has what could not be sent before the loss wait with the rest', () => {
  const input = new Input()
  input.append(bytes('x'.repeat(65_536) + 'unsent '))
  sent(input)
  input.cut()
  input.append(bytes('and typed'))
  expect(text(input.waiting)).toBe('unsent and typed')
})

it('types on where a runner begins anew, without what may have been typed', () => {
  const input = new Input()
  input.append(bytes('one'))
  sent(input)
  input.typed(2)
  input.cut()
  input.append(bytes('two'))
  input.resume(0)
  expect(sent(input)).toEqual([[0, 'two']])
})

it('lets Ctrl+C pass by what a program does not read, and gives up what was not sent', () => {
  const input = new Input()
  input.append(bytes('x'.repeat(100_000)))
  sent(input)
  input.interrupt()
  expect(sent(input)).toEqual([[65_536, '\x03']])
  input.typed(65_537)
  input.append(bytes('ls'))
  expect(sent(input)).toEqual([[65_537, 'ls']])
})

it('sends Ctrl+C in a frame of its own also where nothing waits', () => {
  const input = new Input()
  input.append(bytes('a'))
  expect(sent(input)).toEqual([[0, 'a']])
  input.interrupt()
  input.append(bytes('b'))
  expect(sent(input)).toEqual([
    [1, '\x03'],
    [2, 'b'],
  ])
})

it('gives up nothing for a Ctrl+C that is typed without a connection', () => {
  const input = new Input()
  input.cut()
  input.append(bytes('ls'))
  input.interrupt()
  expect(text(input.waiting)).toBe('ls\x03')
})
