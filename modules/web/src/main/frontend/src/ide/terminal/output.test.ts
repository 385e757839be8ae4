import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Output } from './output'

let output: Output
let screen: string
let acknowledged: number[]
let undrawn: (() => void)[]

beforeEach(() => {
  vi.useFakeTimers()
  screen = ''
  acknowledged = []
  undrawn = []
  output = new Output({
    draw: (bytes, drawn) => {
      screen += new TextDecoder().decode(bytes)
      undrawn.push(drawn)
    },
    clear: () => (screen = ''),
    acknowledge: (sequence) => acknowledged.push(sequence),
  })
})

afterEach(() => vi.useRealTimers())

const bytes = (text: string) => new TextEncoder().encode(text)
const drawAll = () => undrawn.splice(0).forEach((drawn) => drawn())

it('acknowledges what is drawn, not what came', async () => {
  output.receive(0, bytes('x'.repeat(20_000)))
  await vi.advanceTimersByTimeAsync(1000)
  expect(acknowledged).toEqual([])
  drawAll()
  expect(acknowledged).toEqual([20_000])
})

it('acknowledges a little together, a moment later', async () => {
  for (const [place, key] of ['a', 'b', 'c'].entries()) output.receive(place, bytes(key))
  drawAll()
  expect(acknowledged).toEqual([])
  await vi.advanceTimersByTimeAsync(50)
  expect(acknowledged).toEqual([3])
})

it('draws nothing twice that comes twice', () => {
  output.receive(0, bytes('hello'))
  output.receive(3, bytes('lo world'))
  output.receive(2, bytes('llo'))
  expect(screen).toBe('hello world')
  expect(output.received).toBe(11)
})

it('goes on from another place after a reset', () => {
  output.receive(0, bytes('old'))
  output.reset(500, 503)
  output.receive(500, bytes('new'))
  drawAll()
  expect(screen).toBe('new')
  expect(output.received).toBe(503)
})

it('tells what was written before this page watched from what is written for it', () => {
  output.reset(0, 3)
  output.receive(0, bytes('oldnew'))
  expect(output.isHistory).toBe(true)
  undrawn[0]?.()
  expect(output.isHistory).toBe(false)
})

it('says nothing of a terminal that is over', async () => {
  output.receive(0, bytes('x'))
  output.dispose()
  drawAll()
  await vi.advanceTimersByTimeAsync(1000)
  expect(acknowledged).toEqual([])
})
