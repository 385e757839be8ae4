import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Session } from '../terminal/session'
import type { TerminalTab, TerminalsState } from '../terminal/tabs'
import type { Terminals } from '../terminal/terminals'
import { Program } from './program'

const mark = (code: number) => `\x1b]133;D;${code}\x07$ `

const TAB: TerminalTab = {
  id: 'run',
  number: 1,
  title: 'Run',
  life: { kind: 'live', sessionId: 'first' },
  cwd: '',
  running: null,
  viewers: [],
  boxed: null,
  waiting: '', heldBack: '',
}

/** A shell that is at its prompt when it is made, and again after Ctrl+C unless it is stubborn. */
class FakeShell {
  life = { kind: 'live' as const }
  sessionId = 'first'
  typed: string[] = []
  shown = ''
  stubborn = false
  #filter = (output: Uint8Array) => output

  filter(filter: (output: Uint8Array) => Uint8Array): void {
    this.#filter = filter
  }

  async start(): Promise<void> {}

  async watch(): Promise<void> {}

  type(data: string): void {
    this.typed.push(data)
    if (data.includes('PROMPT_COMMAND')) this.writes(`${data}\x1b[2J${mark(0)}`)
    if (data === '\x03' && !this.stubborn) this.writes(`^C${mark(130)}`)
  }

  writes(output: string): void {
    this.shown += new TextDecoder().decode(this.#filter(new TextEncoder().encode(output)))
  }
}

let shell: FakeShell
let program: Program
let opened: number
let store: StoreApi<TerminalsState>

beforeEach(() => {
  vi.useFakeTimers()
  opened = 0
  store = createStore<TerminalsState>(() => ({ tabs: [], active: null, closing: null }))
  const terminals = {
    store,
    open: async (title: string) => {
      opened += 1
      shell = new FakeShell()
      store.setState({ tabs: [{ ...TAB, title }], active: 'run' })
      return { id: 'run', session: shell as unknown as Session }
    },
    session: () => shell as unknown as Session,
    activate: () => {},
    close: async () => store.setState({ tabs: [], active: null }),
  }
  program = new Program(terminals as unknown as Terminals)
})

afterEach(() => vi.useRealTimers())

it('types the command into a shell of its own and shows nothing of the preparation', async () => {
  await program.run('node index.js')
  expect(shell.typed.at(-1)).toBe('node index.js\r')
  expect(shell.shown).not.toContain('PROMPT_COMMAND')
  expect(program.isRunning).toBe(true)
})

it('knows when the program has ended, and how', async () => {
  await program.run('node index.js')
  shell.writes(`Error\r\n${mark(1)}`)
  expect(program.store.getState()).toEqual({ kind: 'stopped', exitCode: 1 })
})

it('interrupts what runs before it runs it again, in the same shell', async () => {
  await program.run('node index.js')
  await program.run('node index.js')
  expect(opened).toBe(1)
  expect(shell.typed.slice(-3)).toEqual(['node index.js\r', '\x03', 'node index.js\r'])
})

it('closes the terminal of a program that ignores Ctrl+C', async () => {
  await program.run('node index.js')
  shell.stubborn = true
  const stopped = program.stop()
  await vi.advanceTimersByTimeAsync(6000)
  await stopped
  expect(program.store.getState().kind).toBe('stopped')
  await program.run('node index.js')
  expect(opened).toBe(2)
})

it('prepares the new shell that a lost connection left in its terminal', async () => {
  await program.run('node index.js')
  shell.sessionId = 'second'
  shell.writes(mark(0))
  await program.run('node index.js')
  expect(shell.typed.filter((data) => data.includes('PROMPT_COMMAND'))).toHaveLength(2)
  expect(program.isRunning).toBe(true)
})

it('goes on with the shell that an earlier page left, and knows whether its program runs', async () => {
  shell = new FakeShell()
  store.setState({ tabs: [{ ...TAB, life: { kind: 'unseen' }, running: 'node' }], active: null })
  expect(program.isRunning).toBe(true)
  shell.writes(mark(0))
  expect(program.store.getState()).toEqual({ kind: 'stopped', exitCode: 0 })
  shell.writes('\x1b]133;C\x07listening')
  expect(program.isRunning).toBe(true)
  await program.run('node index.js')
  expect(opened).toBe(0)
  expect(shell.typed).toEqual(['\x03', 'node index.js\r'])
})

it('still runs its program when the connection is lost and comes back', async () => {
  await program.run('node index.js')
  store.setState({ tabs: [{ ...TAB, life: { kind: 'lost' } }] })
  expect(program.isRunning).toBe(true)
  store.setState({ tabs: [] })
  expect(program.isRunning).toBe(false)
})
