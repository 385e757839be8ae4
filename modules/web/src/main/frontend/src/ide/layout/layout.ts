import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Panes } from './memory'

export type Pane = 'side' | 'terminal' | 'preview'
/** What the side bar can show, one at a time. */
export type SideView = 'files' | 'search' | 'history' | 'ports'
export type PhoneTab = 'files' | 'editor' | 'terminal' | 'preview'

export interface LayoutState extends Panes {
  readonly phoneTab: PhoneTab
}

export const LIMITS: Readonly<Record<Pane, { readonly least: number; readonly usual: number }>> = {
  side: { least: 160, usual: 240 },
  terminal: { least: 96, usual: 260 },
  preview: { least: 240, usual: 440 },
}

const FIRST: LayoutState = {
  side: true,
  terminal: true,
  preview: false,
  view: 'files',
  sideSize: LIMITS.side.usual,
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
    const phoneTab = pane === 'side' ? 'files' : pane
    this.store.setState({ [pane]: visible, ...(visible ? { phoneTab } : {}) })
  }

  showView(view: SideView): void {
    this.store.setState({ view })
    this.show('side')
  }

  /** Hides the side bar when it shows that view, and shows the view otherwise. */
  toggleView(view: SideView): void {
    const state = this.store.getState()
    if (state.side && state.view === view) this.show('side', false)
    else this.showView(view)
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
