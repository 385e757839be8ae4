import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Session } from '../terminal/session'
import type { TerminalTab } from '../terminal/tabs'
import type { Terminals } from '../terminal/terminals'
import { ASK_FOR_MARKS, PromptMarks, RUN_TITLE, type Mark } from './promptMarks'

export type ProgramState =
  | { readonly kind: 'stopped'; readonly exitCode: number | null }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'stopping' }

const PATIENCE_MS = 3000
const INTERRUPT = '\x03'

/** The program that Run starts, in the terminal called Run: a usual shell, used again each time, whichever page opened it. */
export class Program {
  readonly store: StoreApi<ProgramState> = createStore<ProgramState>(() => ({ kind: 'stopped', exitCode: null }))
  readonly #terminals: Terminals
  readonly #waiting = new Set<() => void>()
  #terminal: string | null = null
  /** The shell that was asked to say when it is at its prompt; a new one in the same tab has to be asked again. */
  #prepared: string | null = null

  constructor(terminals: Terminals) {
    this.#terminals = terminals
    terminals.store.subscribe(({ tabs }) => {
      if (this.#terminal === null) return this.#adopt(tabs)
      const life = tabs.find((each) => each.id === this.#terminal)?.life
      if (life?.kind !== 'ended' && life?.kind !== 'failed' && life) return
      if (!life) this.#terminal = null
      this.#become({ kind: 'stopped', exitCode: life?.kind === 'ended' ? life.exitCode : null })
    })
  }

  get isRunning(): boolean {
    return this.store.getState().kind === 'running'
  }

  /** Runs the command, after ending the one that is running. */
  async run(command: string): Promise<void> {
    if (this.isRunning) await this.stop()
    this.#become({ kind: 'starting' })
    const session = await this.#shell()
    if (session.life.kind !== 'live') return this.#become({ kind: 'stopped', exitCode: null })
    session.type(`${command}\r`)
    this.#become({ kind: 'running' })
  }

  /** Presses Ctrl+C, and again a little later; resolves when the shell has its prompt back or patience ends. */
  async stop(): Promise<void> {
    const session = this.#terminal === null ? null : this.#terminals.session(this.#terminal)
    if (!session || !this.isRunning) return
    this.#become({ kind: 'stopping' })
    const prompt = this.#prompt()
    session.type(INTERRUPT)
    if (await prompt) return
    const second = this.#prompt()
    session.type(INTERRUPT)
    if (await second) return
    const stubborn = this.#terminal
    this.#terminal = null
    if (stubborn !== null) await this.#terminals.close(stubborn)
    this.#become({ kind: 'stopped', exitCode: null })
  }

  async #shell(): Promise<Session> {
    const session = await this.#session()
    if (session.life.kind !== 'live') await session.start()
    if (session.sessionId !== this.#prepared) await this.#prepare(session)
    return session
  }

  async #session(): Promise<Session> {
    const known = this.#terminal === null ? null : this.#terminals.session(this.#terminal)
    if (known && this.#terminal !== null) {
      this.#terminals.activate(this.#terminal)
      return known
    }
    const { id, session } = await this.#terminals.open(RUN_TITLE)
    this.#terminal = id
    return session
  }

  /** Goes on with the terminal that an earlier page, or one elsewhere, has made for it. */
  #adopt(tabs: readonly TerminalTab[]): void {
    const tab = tabs.find(({ title, life }) => title === RUN_TITLE && life.kind !== 'ended' && life.kind !== 'failed')
    const session = tab && this.#terminals.session(tab.id)
    if (!session || this.store.getState().kind !== 'stopped') return
    this.#terminal = tab.id
    this.#prepared = session.sessionId
    if (tab.running !== null) this.#become({ kind: 'running' })
    const marks = new PromptMarks()
    session.filter((output) => {
      for (const mark of marks.feed(output)) this.#follow(mark)
      return output
    })
    void session.watch()
  }

  /** Nothing is shown until the shell can say when it is at its prompt, or clearly never will. */
  async #prepare(session: Session): Promise<void> {
    this.#prepared = session.sessionId
    const marks = new PromptMarks()
    let hidden = true
    session.filter((output) => {
      const found = marks.feed(output)
      for (const mark of found) this.#follow(mark)
      if (!hidden) return output
      const prompt = found.findLast((mark) => mark.kind === 'prompt')
      if (!prompt) return output.subarray(0, 0)
      hidden = false
      return output.subarray(prompt.at)
    })
    const prompt = this.#prompt()
    session.type(ASK_FOR_MARKS)
    await prompt
    hidden = false
  }

  #follow(mark: Mark): void {
    const { kind } = this.store.getState()
    if (mark.kind === 'command') {
      if (kind === 'stopped') this.#become({ kind: 'running' })
      return
    }
    if (kind !== 'starting') this.#become({ kind: 'stopped', exitCode: mark.exitCode })
    for (const done of [...this.#waiting]) done()
  }

  #prompt(): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (came: boolean) => {
        clearTimeout(patience)
        this.#waiting.delete(done)
        resolve(came)
      }
      const done = () => end(true)
      const patience = setTimeout(() => end(false), PATIENCE_MS)
      this.#waiting.add(done)
    })
  }

  #become(state: ProgramState): void {
    this.store.setState(state, true)
  }
}
