import { editor } from 'monaco-editor/editor'
import type { Theme } from '../../../theme'
import { token } from '../../layout/tokens'

const SYNTAX: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: {
    comment: '5a616d',
    keyword: '7a2f9c',
    string: '1b6b3a',
    number: '9a4a00',
    type: '0b5f8a',
    tag: '0b5f8a',
    'attribute.name': '8a4b00',
    'attribute.value': '1b6b3a',
    delimiter: '4f5765',
    regexp: 'a3262e',
    annotation: '8a4b00',
    variable: '1f3f8f',
    'string.key.json': '1f3f8f',
    'string.value.json': '1b6b3a',
  },
  dark: {
    comment: '9aa3b1',
    keyword: 'd3a4f0',
    string: '9bd6a5',
    number: 'f0b77d',
    type: '86c9ee',
    tag: '86c9ee',
    'attribute.name': 'e8bf85',
    'attribute.value': '9bd6a5',
    delimiter: 'a9b0bd',
    regexp: 'f29a9a',
    annotation: 'e8bf85',
    variable: 'a8c1ff',
    'string.key.json': 'a8c1ff',
    'string.value.json': '9bd6a5',
  },
}

/** Colours Monaco by the page's tokens, read as they are now. */
export function applyTheme(theme: Theme): void {
  const name = `devex-${theme}`
  editor.defineTheme(name, {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: Object.entries(SYNTAX[theme]).map(([token, foreground]) => ({ token, foreground })),
    colors: {
      'editor.background': token('--color-bg'),
      'editor.foreground': token('--color-text'),
      'editorLineNumber.foreground': token('--color-text-faint'),
      'editorLineNumber.activeForeground': token('--color-text'),
      'editor.lineHighlightBackground': token('--color-bg-sunken'),
      'editor.lineHighlightBorder': '#00000000',
      'editorCursor.foreground': token('--color-accent'),
      'editor.selectionBackground': token('--color-selected'),
      'editorWidget.background': token('--color-bg-raised'),
      'editorWidget.border': token('--color-border'),
      'editorIndentGuide.background1': token('--color-border'),
      'scrollbar.shadow': '#00000000',
      focusBorder: token('--color-focus'),
      // Faint enough for every colour of text upon them.
      'diffEditor.insertedLineBackground': `${token('--color-running')}0d`,
      'diffEditor.insertedTextBackground': `${token('--color-running')}14`,
      'diffEditor.removedLineBackground': `${token('--color-failed')}0d`,
      'diffEditor.removedTextBackground': `${token('--color-failed')}14`,
      'diffEditor.border': '#00000000',
    },
  })
  editor.setTheme(name)
}
