import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Session } from '../terminal/session'
import type { Terminals, TerminalsState } from '../terminal/terminals'
import { Program } from './program'

const mark = (code: number) => `\x1b]133;D;${code}\x07$ `

/** A shell that is at its prompt when it is made, and again after Ctrl+C unless it is stubborn. */
class FakeShell {
  life = { kind: 'live' as const }
  sessionId = 'first'
  typed: string[] = []
  shown = ''
  stubborn = false
  #filter = (output: string) => output

  filter(filter: (output: string) => string): void {
    this.#filter = filter
  }

  async start(): Promise<void> {}

  type(data: string): void {
    this.typed.push(data)
    if (data.includes('PROMPT_COMMAND')) this.writes(`${data}\x1b[2J${mark(0)}`)
    if (data === '\x03' && !this.stubborn) this.writes(`^C${mark(130)}`)
  }

  writes(output: string): void {
    this.shown += this.#filter(output)
  }
}

let shell: FakeShell
let program: Program
let opened: number

beforeEach(() => {
  vi.useFakeTimers()
  opened = 0
  const store = createStore<TerminalsState>(() => ({ tabs: [], active: null }))
  const terminals = {
    store,
    open: async (title: string) => {
      opened += 1
      shell = new FakeShell()
      store.setState({
        tabs: [{ id: 'run', number: 1, title, life: { kind: 'live', sessionId: 'first' } }],
        active: 'run',
      })
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
