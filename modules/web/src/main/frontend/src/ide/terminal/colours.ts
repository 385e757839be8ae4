import type { ITheme } from '@xterm/xterm'
import { token } from '../layout/tokens'

/** The terminal's colours in the page's present theme; each is at least 4.5:1 on its background. */
export function colours(): ITheme {
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
