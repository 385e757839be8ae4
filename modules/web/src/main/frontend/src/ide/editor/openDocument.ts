import type { editor } from 'monaco-editor/editor'
import { Refused, sentence } from '../connection/problems'
import { SAVED, type SavingState } from './savingState'

export type Monaco = typeof import('./monaco')

export type Body =
  | { readonly kind: 'loading' }
  | { readonly kind: 'text'; readonly model: editor.ITextModel }
  | Unshowable
  | { readonly kind: 'failed'; readonly message: string }

export interface Unshowable {
  readonly kind: 'unshowable'
  readonly reason: 'binary' | 'tooLarge'
  /** In bytes, where the runner said so. */
  readonly size: number | null
}

export interface OpenDocument {
  readonly id: string
  readonly path: string
  readonly body: Body
  readonly saving: SavingState
}

export function loading(id: string, path: string): OpenDocument {
  return { id, path, body: { kind: 'loading' }, saving: SAVED }
}

/** What stands in the text's place when there is none. */
export function unshown(problem: unknown): Body {
  const { reason, size } = problem instanceof Refused ? problem : { reason: null, size: null }
  if (reason === 'binary' || reason === 'tooLarge') return { kind: 'unshowable', reason, size }
  return { kind: 'failed', message: sentence(problem) }
}
