import { createStore } from 'zustand/vanilla'
import type { BinaryFrame } from '../connection/binary'
import type { Connection, Link } from '../connection/connection'
import type { Rows, TerminalDescription } from '../connection/frames'
import { Listeners } from '../connection/listeners'
import { ConnectionLost, Refused } from '../connection/problems'

interface FakeTerminal {
  readonly description: TerminalDescription
  output: string
  /** What the ring has lost. */
  forgotten: number
  /** What was typed, by whatever page. */
  typed: string
  inputSequence: number
}

type Data = { sessionId: string; sequence?: number; cols?: number; rows?: number }

/** A runner with terminals and the connection to it, as one page has it. Output is ASCII. */
export class FakeRunner {
  readonly link = createStore<Link>(() => ({ kind: 'open', latency: null }))
  readonly isBinary = true
  readonly terminals = new Map<string, FakeTerminal>()
  readonly told: [string, Data][] = []
  readonly acknowledged: number[] = []
  /** While set, what the page sends gets lost on its way. */
  deaf = false
  readonly #listeners = new Listeners()
  readonly #watched = new Map<string, number>()
  #count = 0

  get connection(): Connection {
    return this as unknown as Connection
  }

  get isOpen(): boolean {
    return this.link.getState().kind === 'open'
  }

  on: Listeners['on'] = (event, listener) => this.#listeners.on(event, listener)
  onBinary: Listeners['onBinary'] = (listener) => this.#listeners.onBinary(listener)

  opens(output = '', facts: Partial<TerminalDescription> = {}): string {
    const number = ++this.#count
    const sessionId = `session-${number}`
    const description = { sessionId, number, title: null, cwd: '', running: null, cols: 80, rows: 24, viewers: [], ...facts }
    this.terminals.set(sessionId, { description, output, forgotten: 0, typed: '', inputSequence: 0 })
    return sessionId
  }

  async ask(event: string, data: Data): Promise<unknown> {
    if (!this.isOpen) throw new ConnectionLost(false)
    this.told.push([event, data])
    if (event === 'listTerminals') return { terminals: [...this.terminals.values()].map(({ description }) => description) }
    if (event === 'closeTerminal') return this.closes(data.sessionId, 129)
    const sessionId = event === 'requestTerminal' ? this.opens() : data.sessionId
    const terminal = this.terminals.get(sessionId)
    if (!terminal) throw new Refused('No such terminal.')
    queueMicrotask(() => setTimeout(() => this.#goOn(sessionId, event === 'requestTerminal' ? 0 : data.sequence)))
    return { sessionId, number: terminal.description.number, sequence: 0, inputSequence: terminal.inputSequence, ...SIZE }
  }

  tell(event: string, data: Data): void {
    if (this.isOpen) this.told.push([event, data])
    if (event === 'detachTerminal') this.#watched.delete(data.sessionId)
  }

  tellBinary(frame: ArrayBuffer): void {
    const header = new DataView(frame)
    const terminal = [...this.terminals.values()].find(({ description }) => description.number === header.getUint32(1))
    const sequence = Number(header.getBigUint64(5))
    if (header.getUint8(0) === 3) this.acknowledged.push(sequence)
    if (!this.isOpen || this.deaf || !terminal || header.getUint8(0) !== 2) return
    if (sequence > terminal.inputSequence) throw new Error('a gap in the input')
    const bytes = new Uint8Array(frame, 13).subarray(terminal.inputSequence - sequence)
    terminal.typed += new TextDecoder().decode(bytes)
    terminal.inputSequence += bytes.length
  }

  /** A program writes. */
  writes(sessionId: string, text: string): void {
    const terminal = this.terminals.get(sessionId)
    if (!terminal) return
    const sequence = terminal.output.length
    terminal.output += text
    const from = this.#watched.get(sessionId)
    if (this.isOpen && from !== undefined) this.#send(terminal, sequence, text)
  }

  describes(sessionId: string, facts: Partial<TerminalDescription> = {}): TerminalDescription {
    return { ...this.terminals.get(sessionId)!.description, ...facts }
  }

  says(description: TerminalDescription): void {
    this.#listeners.dispatch({ kind: 'told', event: 'terminalChanged', id: null, data: description })
  }

  closes(sessionId: string, exitCode: number): void {
    this.terminals.delete(sessionId)
    this.#listeners.dispatch({ kind: 'told', event: 'terminalClosed', id: null, data: { sessionId, exitCode } })
  }

  cut(): void {
    this.#watched.clear()
    this.link.setState({ kind: 'waiting', attempt: 1, retryAt: 0, message: '' }, true)
  }

  mend(): void {
    this.deaf = false
    this.link.setState({ kind: 'open', latency: null }, true)
  }

  #goOn(sessionId: string, sequence: number | undefined): void {
    const terminal = this.terminals.get(sessionId)
    if (!terminal || !this.isOpen) return
    const { output, forgotten } = terminal
    const from = sequence === undefined || sequence < forgotten ? forgotten : sequence
    if (from !== sequence) {
      const reset = { sessionId, sequence: from, end: output.length }
      this.#listeners.dispatch({ kind: 'told', event: 'terminalReset', id: null, data: reset })
    }
    this.#watched.set(sessionId, from)
    this.#send(terminal, from, output.slice(from))
  }

  #send({ description }: FakeTerminal, sequence: number, text: string): void {
    const bytes = new TextEncoder().encode(text)
    const frame: BinaryFrame = { kind: 'output', terminal: description.number, sequence, bytes }
    this.#listeners.dispatchBinary(frame)
  }
}

const SIZE: Rows = { cols: 80, rows: 24 }
