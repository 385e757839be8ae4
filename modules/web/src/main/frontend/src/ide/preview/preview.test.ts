import { expect, it } from 'vitest'
import type { ListeningPort } from '../connection/frames'
import { Ports } from '../ports/ports'
import { Openings } from './openings'
import { Preview } from './preview'

function setting(listening: readonly number[] = []) {
  let change: (data: { ports: readonly ListeningPort[] }) => void = () => {}
  const ports = new Ports({
    ask: (() => Promise.reject(new Error())) as never,
    on: ((_: string, listener: never) => ((change = listener), () => {})) as never,
    onOpen: () => () => {},
  })
  const open = (...all: number[]) => change({ ports: all.map((port) => ({ port, process: 'node' })) })
  open(...listening)
  const preview = new Preview(new Openings(async () => ({ base: 'http://r', code: 'c', url: null })), ports)
  return { preview, open, shown: () => [preview.store.getState().kind, preview.address?.port] }
}

it('waits for the program that is started, and shows the port that it opens', async () => {
  const { preview, open, shown } = setting([5432])
  await preview.follow(3000)
  expect(shown()).toEqual(['waiting', 3000])
  open(5432, 21_000)
  expect(shown()).toEqual(['opening', 21_000])
})

it('prefers the port that the workspace names', async () => {
  const { preview, open, shown } = setting()
  await preview.follow(3000)
  open(9229)
  open(9229, 3000)
  expect(shown()[1]).toBe(3000)
  open(9229, 3000, 4000)
  expect(shown()[1]).toBe(3000)
})

it('opens at once what listens already', async () => {
  const { preview, shown } = setting([3000])
  await preview.follow(3000)
  expect(shown()).toEqual(['open', 3000])
})

it('stays where the person went', async () => {
  const { preview, open, shown } = setting()
  await preview.follow(3000)
  await preview.open({ port: 4000, path: '/docs' })
  open(3000)
  expect(shown()).toEqual(['open', 4000])
})
