import type { editor } from 'monaco-editor/editor'
import { PHONE } from '../../ui'

export const EDITOR_OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSize: 13,
  lineHeight: 20,
  minimap: { enabled: false },
  padding: { top: 8, bottom: 8 },
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  stickyScroll: { enabled: false },
  renderLineHighlight: 'line',
  renderFinalNewline: 'on',
  hideCursorInOverviewRuler: true,
  overviewRulerBorder: false,
  fixedOverflowWidgets: true,
  tabFocusMode: false,
  lineNumbersMinChars: 4,
}

/** A phone has no room for a line that goes on. */
export function wrapping(): { wordWrap: 'on' | 'off' } {
  return { wordWrap: window.matchMedia(PHONE).matches ? 'on' : 'off' }
}

export const DIFF_OPTIONS: editor.IStandaloneDiffEditorConstructionOptions = {
  ...EDITOR_OPTIONS,
  originalEditable: false,
  ignoreTrimWhitespace: false,
  renderSideBySideInlineBreakpoint: 640,
  hideUnchangedRegions: { enabled: true },
  renderGutterMenu: false,
  renderOverviewRuler: false,
}
