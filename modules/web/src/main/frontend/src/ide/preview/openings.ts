import type { PreviewAddress } from './address'

/** What the runner at `base` says about a new code. */
export interface PreviewCode {
  readonly base: string
  readonly code: string
  /** Where the program's root is opened with the code, if the runner says so. */
  readonly url: string | null
}

export interface Opening {
  /** The runner's own address. */
  readonly base: string
  /** Opens the page once. */
  readonly src: string
  /** Where the page is from then on. */
  readonly address: string
  /** Whether the program has an origin of its own; without one browsers keep much from its pages. */
  readonly alone: boolean
}

/** Finds where a program is opened: at a host of its own, or, where this browser cannot reach that, under the runner's path. */
export class Openings {
  readonly #code: (port: number) => Promise<PreviewCode>
  readonly #reachable = new Map<string, Promise<boolean>>()

  constructor(code: (port: number) => Promise<PreviewCode>) {
    this.#code = code
  }

  async open({ port, path }: PreviewAddress): Promise<Opening> {
    const { base, code, url } = await this.#code(port)
    const origin = url === null ? null : ownOrigin(url, port)
    const alone = origin !== null && (await this.#canReach(origin))
    const address = (alone ? origin : `${base}/user-app/${port}`) + path
    return { base, src: withCode(address, code), address, alone }
  }

  #canReach(origin: string): Promise<boolean> {
    const known = this.#reachable.get(origin)
    if (known) return known
    // The answer is nobody's business here: that there is one says that the name resolves and the host is there.
    const asked = fetch(origin, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' }).then(
      () => true,
      () => (this.#reachable.delete(origin), false),
    )
    this.#reachable.set(origin, asked)
    return asked
  }
}

/** Null for an address under the runner's path. */
function ownOrigin(url: string, port: number): string | null {
  const { host, origin } = new URL(url)
  return host.startsWith(`${port}--`) ? origin : null
}

/** The query may be written in ways that URLSearchParams would change. */
export function withCode(address: string, code: string): string {
  const hash = address.indexOf('#')
  const [place, fragment] = hash < 0 ? [address, ''] : [address.slice(0, hash), address.slice(hash)]
  return `${place}${place.includes('?') ? '&' : '?'}devex_code=${encodeURIComponent(code)}${fragment}`
}
