import { FitAddon } from '@xterm/addon-fit'
import { SearchAddon } from '@xterm/addon-search'
import { Unicode11Addon } from '@xterm/addon-unicode11'
import { WebLinksAddon } from '@xterm/addon-web-links'
import { WebglAddon } from '@xterm/addon-webgl'
import { Terminal, type ILinkProvider } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import type { Rows } from '../connection/frames'
import { colours } from './colours'
import { isReport } from './reports'
import type { Surface } from './session'

export interface ScreenEvents {
  typed(data: string | Uint8Array): void
  /** The room for it changed. */
  wished(): void
  /** Whether what programs ask is for somebody else to answer. */
  isMute(): boolean
  /** It is smaller than the room for it, or is not any more. */
  boxed(size: Rows | null): void
}

const RESET = '\x18\x1bc'

/** One terminal as it is drawn: xterm.js with the addons this product uses, living as long as its tab. */
export class Screen implements Surface {
  readonly terminal: Terminal
  readonly search = new SearchAddon()
  /** Called on Ctrl+Shift+F. */
  onFind: () => void = () => {}
  /** While set, the next letter is typed with Ctrl held; called once that has happened. */
  controlNext: (() => void) | null = null
  readonly #events: ScreenEvents
  readonly #fit = new FitAddon()
  #host: HTMLElement | null = null
  #webgl: WebglAddon | null = null
  #wish: Rows | null
  #limit: Rows | null = null

  /** `usual` is the size that others here have: the likely one until there is a place to measure. */
  constructor(events: ScreenEvents, usual: Rows | null) {
    this.#events = events
    this.#wish = usual
    this.terminal = new Terminal({ ...LOOK, ...usual, fontFamily: codeFont(), theme: colours() })
    for (const addon of [this.#fit, this.search, new Unicode11Addon()]) this.terminal.loadAddon(addon)
    this.terminal.unicode.activeVersion = '11'
    this.terminal.loadAddon(new WebLinksAddon(openAddress))
    this.terminal.attachCustomKeyEventHandler((event) => !this.#handled(event))
    this.terminal.onData((data) => this.#said(data))
    this.terminal.onBinary((data) => events.typed(Uint8Array.from(data, (unit) => unit.charCodeAt(0))))
    for (const prefix of [{}, { prefix: '?' }])
      this.terminal.parser.registerCsiHandler({ ...prefix, final: 'n' }, () => events.isMute())
  }

  /** The size that fills the room there is; null before that was measured. */
  get wish(): Rows | null {
    return this.#wish
  }

  draw(bytes: Uint8Array | string, drawn?: () => void): void {
    this.terminal.write(bytes, drawn)
  }

  /** Screen, scrollback and modes; after all that was to be drawn before. */
  clear(): void {
    this.terminal.write(RESET)
  }

  link(provider: ILinkProvider): () => void {
    const registered = this.terminal.registerLinkProvider(provider)
    return () => registered.dispose()
  }

  /** Draws into `host` and takes the room there is; does nothing while it is hidden. */
  fitInto(host: HTMLElement): void {
    if (!host.offsetParent) return
    if (this.#host !== host) {
      this.#host = host
      this.terminal.open(host)
    }
    this.#accelerate()
    // Only now, or the text for screen readers has no height until the size changes.
    this.terminal.options.screenReaderMode = true
    const size = this.#fit.proposeDimensions()
    if (!size || !(size.cols > 1) || !(size.rows > 1)) return
    const former = this.#wish
    this.#wish = size
    this.#resize()
    if (former?.cols !== size.cols || former.rows !== size.rows) this.#events.wished()
  }

  /** It is looked at elsewhere too, where there is no room for more than this. */
  limit(limit: Rows | null): void {
    this.#limit = limit
    this.#resize()
  }

  /** It is not looked at any more. Browsers give a page few places to draw fast in. */
  hide(): void {
    this.#webgl?.dispose()
    this.#webgl = null
  }

  recolour(): void {
    this.terminal.options.theme = colours()
  }

  dispose(): void {
    this.terminal.dispose()
  }

  #resize(): void {
    const wish = this.#wish
    if (!wish || !this.#host) return
    const cols = Math.min(wish.cols, this.#limit?.cols ?? wish.cols)
    const rows = Math.min(wish.rows, this.#limit?.rows ?? wish.rows)
    if (cols !== this.terminal.cols || rows !== this.terminal.rows) this.terminal.resize(cols, rows)
    this.#events.boxed(cols < wish.cols || rows < wish.rows ? { cols, rows } : null)
  }

  #said(data: string): void {
    if (isReport(data) && this.#events.isMute()) return
    this.#events.typed(this.#controlled(data))
  }

  /** The few keys the page keeps for itself; every other goes to the shell. Ctrl+Shift+V is the browser's own paste. */
  #handled(event: KeyboardEvent): boolean {
    if (event.ctrlKey && !event.altKey && event.code === 'Backquote') return true
    if (!event.ctrlKey || !event.shiftKey || event.altKey) return false
    if (event.code === 'KeyV') return true
    const action = { KeyC: () => document.execCommand('copy'), KeyF: () => this.onFind() }[event.code]
    if (!action) return false
    event.preventDefault()
    if (event.type === 'keydown') action()
    return true
  }

  #controlled(data: string): string {
    const done = this.controlNext
    if (!done || !/^[a-z@[\\\]^_]$/i.test(data)) return data
    this.controlNext = null
    done()
    return String.fromCharCode(data.toUpperCase().charCodeAt(0) & 31)
  }

  #accelerate(): void {
    if (this.#webgl) return
    try {
      const webgl = new WebglAddon()
      webgl.onContextLoss(() => this.hide())
      this.terminal.loadAddon(webgl)
      this.#webgl = webgl
    } catch {
      // Without WebGL xterm.js draws with the DOM, only slower.
    }
  }
}

const LOOK = {
  allowProposedApi: true,
  cursorBlink: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  fontSize: 13,
  lineHeight: 1.25,
  scrollback: 5000,
  minimumContrastRatio: 4.5,
}

function codeFont(): string {
  return getComputedStyle(document.documentElement).getPropertyValue('--font-code') || 'monospace'
}

/** As in other editors, a click alone is for selecting text; a finger has no Ctrl key. */
export function isOpening(event: MouseEvent): boolean {
  return event.ctrlKey || event.metaKey || window.matchMedia('(pointer: coarse)').matches
}

function openAddress(event: MouseEvent, address: string): void {
  if (isOpening(event)) window.open(address, '_blank', 'noopener')
}
