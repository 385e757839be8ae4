import 'monaco-editor/features/register.all'
import './languages'
import './workers'

export { editor, KeyCode, KeyMod, Range, Uri } from 'monaco-editor/editor'
export { applyTheme } from './theme'
