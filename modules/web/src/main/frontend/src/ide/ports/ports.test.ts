import { expect, it } from 'vitest'
import type { ListeningPort } from '../connection/frames'
import { Ports } from './ports'

const VITE = { port: 5173, process: 'node' }
const PYTHON = { port: 8000, process: 'python3' }

/** A runner that answers with what it is given, and the page's side of it. */
function runner(first: readonly ListeningPort[]) {
  const handles: { opened: () => void; changed: (data: { ports: readonly ListeningPort[] }) => void } = {
    opened: () => {},
    changed: () => {},
  }
  let listening = first
  const ports = new Ports({
    ask: (async () => ({ ports: listening })) as never,
    on: ((_: string, listener: never) => ((handles.changed = listener), () => {})) as never,
    onOpen: (listener) => ((handles.opened = listener), () => {}),
  })
  const opened: number[] = []
  ports.onOpened(({ port }) => opened.push(port))
  return {
    ports,
    opened,
    async connect(now: readonly ListeningPort[] = first) {
      listening = now
      handles.opened()
      await Promise.resolve()
      await Promise.resolve()
    },
    change: (now: readonly ListeningPort[]) => handles.changed({ ports: now }),
  }
}

it('tells of each port that opens, and not of those that were open', async () => {
  const { ports, opened, connect, change } = runner([VITE])
  await connect()
  expect(ports.store.getState()).toEqual({ ports: [VITE], known: true })
  change([VITE, PYTHON])
  change([PYTHON])
  change([VITE, PYTHON])
  expect(opened).toEqual([8000, 5173])
  expect(ports.has(5173)).toBe(true)
})

it('tells after a lost connection what opened meanwhile', async () => {
  const { opened, connect } = runner([VITE])
  await connect()
  await connect([VITE, PYTHON])
  expect(opened).toEqual([8000])
})
