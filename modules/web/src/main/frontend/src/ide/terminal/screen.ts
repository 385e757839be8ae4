import { FitAddon } from '@xterm/addon-fit'
import { SearchAddon } from '@xterm/addon-search'
import { WebLinksAddon } from '@xterm/addon-web-links'
import { WebglAddon } from '@xterm/addon-webgl'
import { Terminal, type ITheme } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import { token } from '../layout/tokens'

export interface ScreenEvents {
  typed(data: string): void
  resized(cols: number, rows: number): void
}

/** One terminal as it is drawn: xterm.js with the addons this product uses, living as long as its tab. */
export class Screen {
  readonly terminal: Terminal
  readonly search = new SearchAddon()
  /** Called on Ctrl+Shift+F. */
  onFind: () => void = () => {}
  /** While set, the next letter is typed with Ctrl held; called once that has happened. */
  controlNext: (() => void) | null = null
  readonly #fit = new FitAddon()
  #host: HTMLElement | null = null

  constructor(events: ScreenEvents) {
    this.terminal = new Terminal({
      allowProposedApi: true,
      cursorBlink: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-code') || 'monospace',
      fontSize: 13,
      lineHeight: 1.25,
      scrollback: 5000,
      minimumContrastRatio: 4.5,
      screenReaderMode: true,
      theme: colours(),
    })
    this.terminal.loadAddon(this.#fit)
    this.terminal.loadAddon(this.search)
    this.terminal.loadAddon(new WebLinksAddon((_, address) => window.open(address, '_blank', 'noopener')))
    this.terminal.attachCustomKeyEventHandler((event) => !this.#handled(event))
    this.terminal.onData((data) => events.typed(this.#controlled(data)))
    this.terminal.onBinary(events.typed)
    this.terminal.onResize(({ cols, rows }) => events.resized(cols, rows))
  }

  /** Draws into `host` and takes the room there is; does nothing while it is hidden. */
  fitInto(host: HTMLElement): void {
    if (!host.offsetParent) return
    if (this.#host !== host) {
      this.#host = host
      this.terminal.open(host)
      this.#accelerate()
    }
    const size = this.#fit.proposeDimensions()
    if (size && size.cols > 1 && size.rows > 1) this.#fit.fit()
  }

  recolour(): void {
    this.terminal.options.theme = colours()
  }

  dispose(): void {
    this.terminal.dispose()
  }

  /** The few keys the page keeps for itself; every other goes to the shell. */
  #handled(event: KeyboardEvent): boolean {
    if (event.ctrlKey && !event.altKey && event.code === 'Backquote') return true
    if (!event.ctrlKey || !event.shiftKey || event.altKey) return false
    const action = { KeyC: this.#copy, KeyV: this.#paste, KeyF: () => this.onFind() }[event.code]
    if (!action) return false
    event.preventDefault()
    if (event.type === 'keydown') action()
    return true
  }

  readonly #copy = (): void => {
    if (this.terminal.hasSelection()) void navigator.clipboard.writeText(this.terminal.getSelection())
  }

  readonly #paste = (): void => {
    void navigator.clipboard.readText().then((text) => this.terminal.paste(text))
  }

  #controlled(data: string): string {
    const done = this.controlNext
    if (!done || !/^[a-z@[\\\]^_]$/i.test(data)) return data
    this.controlNext = null
    done()
    return String.fromCharCode(data.toUpperCase().charCodeAt(0) & 31)
  }

  #accelerate(): void {
    try {
      const webgl = new WebglAddon()
      webgl.onContextLoss(() => webgl.dispose())
      this.terminal.loadAddon(webgl)
    } catch {
      // Without WebGL xterm.js draws with the DOM, only slower.
    }
  }
}

function colours(): ITheme {
  const dark = document.documentElement.dataset['theme'] === 'dark'
  return {
    background: token('--color-bg'),
    foreground: token('--color-text'),
    cursor: token('--color-accent'),
    cursorAccent: token('--color-bg'),
    selectionBackground: token('--color-selected'),
    scrollbarSliderBackground: `${token('--color-border-strong')}60`,
    scrollbarSliderHoverBackground: `${token('--color-border-strong')}90`,
    scrollbarSliderActiveBackground: token('--color-border-strong'),
    ...(dark ? DARK : LIGHT),
  }
}

const LIGHT: ITheme = {
  black: '#191d24',
  red: '#b3261e',
  green: '#17693a',
  yellow: '#7d5400',
  blue: '#2957cc',
  magenta: '#7a2f9c',
  cyan: '#0b6377',
  white: '#646c7a',
  brightBlack: '#4f5765',
  brightRed: '#c02626',
  brightGreen: '#0d7a41',
  brightYellow: '#8f5a00',
  brightBlue: '#1f48b3',
  brightMagenta: '#8c3fb0',
  brightCyan: '#0b7285',
  brightWhite: '#4f5765',
}

const DARK: ITheme = {
  black: '#6f7786',
  red: '#ff8078',
  green: '#4cc38a',
  yellow: '#e0a83e',
  blue: '#86a8ff',
  magenta: '#d3a4f0',
  cyan: '#6fd0e0',
  white: '#d5d9e0',
  brightBlack: '#8e96a4',
  brightRed: '#ff9d96',
  brightGreen: '#79d8a8',
  brightYellow: '#f0c26b',
  brightBlue: '#a3bdff',
  brightMagenta: '#e3c3f7',
  brightCyan: '#96e0ec',
  brightWhite: '#ffffff',
}
