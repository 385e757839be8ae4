import type { Connection } from '../connection/connection'
import { isMomentary } from './reports'
import type { Screen } from './screen'
import { Session } from './session'
import type { Found, Sessions } from './sessions'
import type { TerminalTabs } from './tabs'
import type { TerminalWire } from './wire'

export type ScreenModule = typeof import('./screen')

/** Makes what a tab of the panel is: a screen and a session, and ties them to each other. */
export class TabMaker {
  readonly #connection: Connection
  readonly #wire: TerminalWire
  readonly #tabs: TerminalTabs
  readonly #sessions: Sessions
  readonly #restart: (id: string) => void

  constructor(connection: Connection, wire: TerminalWire, tabs: TerminalTabs, sessions: Sessions, restart: (id: string) => void) {
    this.#connection = connection
    this.#wire = wire
    this.#tabs = tabs
    this.#sessions = sessions
    this.#restart = restart
  }

  make(module: ScreenModule, title: string): Found {
    const id = this.#sessions.nextId()
    const screen = this.#screen(module, id)
    const session = new Session(this.#connection, this.#wire, screen, () => {
      const { waiting, heldBack } = session.typing
      this.#tabs.update(id, { life: session.life, waiting, heldBack })
    })
    const made = { id, session, screen }
    this.#sessions.add(made)
    this.#tabs.add(id, title, session.life)
    return made
  }

  /** It wishes for the size that the others have, until it has a place of its own. */
  #screen({ Screen }: ScreenModule, id: string): Screen {
    return new Screen(
      {
        typed: (data) => this.#typed(id, data),
        wished: () => this.#session(id)?.resized(),
        isMute: () => this.#isMute(id),
        boxed: (boxed) => this.#tabs.get(id)?.boxed !== boxed && this.#tabs.update(id, { boxed }),
      },
      this.#sessions.all().find(({ screen: { wish } }) => wish)?.screen.wish ?? null,
    )
  }

  #typed(id: string, data: string | Uint8Array): void {
    const session = this.#session(id)
    if (session?.isOver && data === '\r') return this.#restart(id)
    if (session?.life.kind === 'lost' && typeof data === 'string' && isMomentary(data)) return
    session?.type(data)
  }

  /** Of several screens the one that came first answers what programs ask. */
  #isMute(id: string): boolean {
    const first = this.#tabs.get(id)?.viewers[0]
    return this.#session(id)?.isHistory === true || first?.you === false
  }

  #session(id: string): Session | undefined {
    return this.#sessions.get(id)?.session
  }
}
