import { drawnFrame, inputFrame } from '../connection/binary'
import type { Connection } from '../connection/connection'
import type { Piece } from './input'

/** What the runner calls a terminal: in its events, and in binary frames. */
export interface Remote {
  readonly sessionId: string
  readonly number: number
}

export interface WireListener {
  output(terminal: Partial<Remote>, sequence: number, bytes: Uint8Array): void
  typed(terminal: Partial<Remote>, sequence: number): void
}

/** The bytes of terminals over a connection: as binary frames, or as text where the runner knows no other. */
export class TerminalWire {
  readonly #connection: Connection
  readonly #listener: WireListener

  constructor(connection: Connection, listener: WireListener) {
    this.#connection = connection
    this.#listener = listener
    connection.onBinary((frame) => {
      const terminal = { number: frame.terminal }
      if (frame.kind === 'output') listener.output(terminal, frame.sequence, frame.bytes)
      else listener.typed(terminal, frame.sequence)
    })
    connection.on('terminalResponse', ({ sessionId, output, sequence }) => {
      const bytes = new TextEncoder().encode(output)
      listener.output({ sessionId }, sequence - bytes.length, bytes)
    })
  }

  type(terminal: Remote, { sequence, bytes }: Piece): void {
    if (this.#connection.isBinary) return this.#connection.tellBinary(inputFrame(terminal.number, sequence, bytes))
    this.#connection.tell('terminalInput', { sessionId: terminal.sessionId, data: new TextDecoder().decode(bytes) })
    this.#listener.typed(terminal, sequence + bytes.length)
  }

  acknowledge({ sessionId, number }: Remote, sequence: number): void {
    if (this.#connection.isBinary) this.#connection.tellBinary(drawnFrame(number, sequence))
    else this.#connection.tell('terminalAck', { sessionId, sequence })
  }
}
