import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Panes } from './memory'

export type Pane = 'files' | 'terminal' | 'preview'
export type PhoneTab = 'files' | 'editor' | 'terminal' | 'preview'

export interface LayoutState extends Panes {
  readonly phoneTab: PhoneTab
}

export const LIMITS: Readonly<Record<Pane, { readonly least: number; readonly usual: number }>> = {
  files: { least: 160, usual: 240 },
  terminal: { least: 96, usual: 260 },
  preview: { least: 240, usual: 440 },
}

const FIRST: LayoutState = {
  files: true,
  terminal: true,
  preview: false,
  filesSize: LIMITS.files.usual,
  terminalSize: LIMITS.terminal.usual,
  previewSize: LIMITS.preview.usual,
  phoneTab: 'editor',
}

/** Which panes are there and how large they are, in CSS pixels. */
export class Layout {
  readonly store: StoreApi<LayoutState>

  constructor(remembered: Partial<Panes>) {
    this.store = createStore<LayoutState>(() => ({ ...FIRST, ...remembered }))
  }

  toggle(pane: Pane): void {
    this.show(pane, !this.store.getState()[pane])
  }

  /** Brings the pane to where it can be seen, on a phone too. */
  show(pane: Pane, visible = true): void {
    this.store.setState({ [pane]: visible, ...(visible ? { phoneTab: pane } : {}) })
  }

  toEditor(): void {
    this.store.setState({ phoneTab: 'editor' })
  }

  phone(tab: PhoneTab): void {
    this.store.setState({ phoneTab: tab })
  }

  resize(pane: Pane, size: number, room: number): void {
    this.store.setState({ [`${pane}Size`]: within(size, LIMITS[pane].least, Math.max(LIMITS[pane].least, room)) })
  }

  panes(): Panes {
    const { phoneTab: _, ...panes } = this.store.getState()
    return panes
  }
}

export function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), most))
}
