import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Connection } from '../connection/connection'
import type { ListeningPort } from '../connection/frames'

export interface PortsState {
  readonly ports: readonly ListeningPort[]
  /** False until the runner has said which there are. */
  readonly known: boolean
}

type Opened = (port: ListeningPort) => void

/** The ports on which the repl's programs listen. */
export class Ports {
  readonly store: StoreApi<PortsState> = createStore<PortsState>(() => ({ ports: [], known: false }))
  readonly #connection: Pick<Connection, 'ask' | 'on' | 'onOpen'>
  readonly #listeners = new Set<Opened>()
  readonly #ends: readonly (() => void)[]

  constructor(connection: Pick<Connection, 'ask' | 'on' | 'onOpen'>) {
    this.#connection = connection
    this.#ends = [
      connection.onOpen(() => void this.refresh()),
      connection.on('portsChanged', ({ ports }) => this.#are(ports)),
    ]
  }

  has(port: number): boolean {
    return this.store.getState().ports.some((each) => each.port === port)
  }

  /** Asks for the ports of this moment; those that change are told from then on. */
  async refresh(): Promise<void> {
    try {
      this.#are((await this.#connection.ask('watchPorts', null)).ports)
    } catch {
      // What was known stays; the next connection asks again.
    }
  }

  /** Called for each port that opens. Those that were open before this page came do not count. */
  onOpened(listener: Opened): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  dispose(): void {
    for (const end of this.#ends) end()
  }

  #are(ports: readonly ListeningPort[]): void {
    const before = this.store.getState()
    this.store.setState({ ports, known: true }, true)
    if (!before.known) return
    const opened = ports.filter(({ port }) => !before.ports.some((each) => each.port === port))
    for (const port of opened) for (const listener of [...this.#listeners]) listener(port)
  }
}
