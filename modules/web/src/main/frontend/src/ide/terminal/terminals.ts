import type { StoreApi } from 'zustand/vanilla'
import { notify, type Notice } from '../../ui'
import type { Connection } from '../connection/connection'
import type { TerminalDescription } from '../connection/frames'
import { Quiet } from './quiet'
import type { Screen } from './screen'
import type { Session } from './session'
import { Sessions } from './sessions'
import { TabMaker, type ScreenModule } from './tabMaker'
import { TerminalTabs, type TerminalsState } from './tabs'
import { givenBack } from './untyped'
import { TerminalWire, type Remote } from './wire'

/** The exit code of a shell that was told to go, here or in another browser. */
const HUNG_UP = 129

/** The terminals of the panel: those that the runner has, whoever opened them, each on a screen of its own. */
export class Terminals {
  readonly #tabs = new TerminalTabs()
  readonly #connection: Connection
  readonly #maker: TabMaker
  readonly #load: () => Promise<ScreenModule>
  readonly #remembered: string | null
  readonly #tell: (notice: Notice) => void
  readonly #sessions = new Sessions()
  readonly #quiet = new Quiet()
  #asked: Promise<unknown> = Promise.resolve()
  #chosen = false

  /** `remembered` is the session that was looked at last. */
  constructor(
    connection: Connection,
    load: () => Promise<ScreenModule>,
    remembered: string | null = null,
    tell: (notice: Notice) => void = notify,
  ) {
    this.#connection = connection
    this.#load = load
    this.#remembered = remembered
    this.#tell = tell
    const wire = new TerminalWire(connection, {
      output: (remote, sequence, bytes) => this.#received(remote, sequence, bytes),
      typed: (remote, sequence) => this.#sessions.find(remote)?.session.typing.typed(sequence),
    })
    this.#maker = new TabMaker(connection, wire, this.#tabs, this.#sessions, (id) => void this.start(id))
    connection.on('terminalReset', ({ sessionId, ...place }) => this.#sessions.find({ sessionId })?.session.reset(place.sequence, place.end))
    connection.on('terminalChanged', (description) => void this.#asked.then(() => this.#describe(description)))
    connection.on('terminalClosed', ({ sessionId, exitCode }) => this.#ended(sessionId, exitCode))
    connection.link.subscribe((link, before) => {
      if (before.kind === 'open' && link.kind !== 'open') for (const { session } of this.#sessions.all()) session.lost()
    })
    document.addEventListener('visibilitychange', this.#seen)
  }

  get store(): StoreApi<TerminalsState> {
    return this.#tabs.store
  }

  /** Brings the tabs in line with the terminals that the runner has, over a connection that is new. */
  async refresh(): Promise<void> {
    const { terminals } = await this.#connection.ask('listTerminals', null)
    for (const description of terminals) await this.#describe(description)
    const there = new Set(terminals.map(({ sessionId }) => sessionId))
    for (const { id, session } of this.#sessions.all()) {
      if (session.isOver || session.life.kind === 'opening') continue
      if (session.sessionId !== null && there.has(session.sessionId)) void session.resume()
      else this.#vanished(id, session, there.size > 0)
    }
  }

  /** Opens a shell in a new tab and goes there. */
  async open(title = 'bash'): Promise<{ id: string; session: Session }> {
    const { id, session } = this.#maker.make(await this.#load(), title)
    this.activate(id)
    await this.start(id)
    return { id, session }
  }

  /** A new shell in the tab. What is said of new terminals meanwhile waits until it is known which one is this. */
  async start(id: string): Promise<void> {
    const started = this.session(id)?.start()
    this.#asked = Promise.all([this.#asked, started])
    await started
  }

  screen(id: string): Screen | null {
    return this.#sessions.get(id)?.screen ?? null
  }

  session(id: string): Session | null {
    return this.#sessions.get(id)?.session ?? null
  }

  /** Whether something was typed that no shell has yet. */
  get hasWaiting(): boolean {
    return this.#sessions.all().some(({ session }) => session.typing.untyped !== '')
  }

  get activeSession(): string | null {
    const { active } = this.store.getState()
    return active === null ? this.#remembered : (this.session(active)?.sessionId ?? null)
  }

  activate(id: string): void {
    this.#chosen = true
    this.store.setState({ active: id })
  }

  /** Closes it, or, when a program has it, puts that up for decision. */
  async askToClose(id: string): Promise<void> {
    const session = this.session(id)
    if (!session) return
    if (session.life.kind === 'lost') return this.#tell({ message: 'A terminal can be closed when the connection is back.' })
    const program = session.isOver ? null : await this.#runningIn(session)
    if (program === null) await this.close(id)
    else this.store.setState({ closing: { id, program } })
  }

  async close(id: string): Promise<void> {
    const session = this.session(id)
    const sessionId = session?.sessionId ?? null
    this.#forget(id)
    if (sessionId === null || session?.isOver) return
    await this.#connection.ask('closeTerminal', { sessionId }).catch(() => undefined)
  }

  /** Called when programs wrote something and then were quiet for a moment: files may have changed. */
  onQuiet(listener: () => void): () => void {
    return this.#quiet.on(listener)
  }

  /** The page leaves the terminals; what no shell has is given back to the person. */
  dispose(): void {
    const untyped = this.#sessions.all().map(({ session }) => session.typing.untyped)
    for (const text of untyped) if (text !== '') this.#tell(givenBack(text))
    this.#quiet.dispose()
    document.removeEventListener('visibilitychange', this.#seen)
    for (const { id } of this.#sessions.all()) this.#forget(id)
  }

  async #runningIn({ sessionId }: Session): Promise<string | null> {
    const answer = await this.#connection.ask('listTerminals', null).catch(() => ({ terminals: [] }))
    return answer.terminals.find((terminal) => terminal.sessionId === sessionId)?.running ?? null
  }

  readonly #seen = (): void => {
    if (document.visibilityState === 'visible') for (const { session } of this.#sessions.all()) session.seen()
  }

  /** What the runner says of a terminal; one that is new gets a tab. */
  async #describe(description: TerminalDescription): Promise<void> {
    if (this.#sessions.isGone(description.sessionId)) return
    const module = await this.#load()
    const { id, session, screen } = this.#sessions.find(description) ?? this.#maker.make(module, 'bash')
    if (session.remote === null) session.adopt(description)
    const { title, cwd, running, viewers, sessionId } = description
    this.#tabs.update(id, { cwd, running, viewers, ...(title === null ? {} : { title }) })
    screen.limit(viewers.length > 1 ? description : null)
    if (this.store.getState().active === null || (sessionId === this.#remembered && !this.#chosen)) this.store.setState({ active: id })
  }

  /**
   * The runner has it no more: with the others it was closed elsewhere, alone it went with a sandbox that is a new one now.
   * A tab in which something was typed meanwhile stays, with a new shell.
   */
  #vanished(id: string, session: Session, closedElsewhere: boolean): void {
    const unneeded = closedElsewhere || id !== this.store.getState().active
    if (unneeded && session.typing.untyped === '') return this.#forget(id)
    const why = closedElsewhere ? 'This shell was closed elsewhere.' : 'The sandbox was started anew, and this shell with it.'
    session.note(`${why} This is a new one.`)
    void this.start(id)
  }

  #received(remote: Partial<Remote>, sequence: number, bytes: Uint8Array): void {
    this.#sessions.find(remote)?.session.receive(sequence, bytes)
    this.#quiet.happened()
  }

  #ended(sessionId: string, exitCode: number | null): void {
    this.#sessions.over(sessionId)
    const found = this.#sessions.find({ sessionId })
    if (!found || found.session.isOver) return
    const { id, session } = found
    if (exitCode === 0 || exitCode === HUNG_UP || session.life.kind === 'unseen') return this.#forget(id)
    session.ended(exitCode)
    session.note(`The shell ended${exitCode === null ? '' : ` with code ${exitCode}`}. Press Enter for a new one.`)
  }

  #forget(id: string): void {
    this.#sessions.remove(id)
    this.#tabs.remove(id)
  }
}
