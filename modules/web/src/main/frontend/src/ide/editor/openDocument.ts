import type { editor } from 'monaco-editor/editor'
import { Refused, sentence } from '../connection/problems'
import type { SavingState } from './saving'

export type Monaco = typeof import('./monaco')

export type Body =
  | { readonly kind: 'loading' }
  | { readonly kind: 'text'; readonly model: editor.ITextModel }
  | { readonly kind: 'unshowable'; readonly reason: 'binary' | 'tooLarge' }
  | { readonly kind: 'failed'; readonly message: string }

export interface OpenDocument {
  readonly id: string
  readonly path: string
  readonly body: Body
  readonly saving: SavingState
  /** The file was deleted or cannot be found; the text is all that is left of it. */
  readonly gone: boolean
}

const SAVED: SavingState = { unsaved: false, saving: false, conflict: null, problem: null, savedAt: null }

export function loading(id: string, path: string): OpenDocument {
  return { id, path, body: { kind: 'loading' }, saving: SAVED, gone: false }
}

/** Puts other text into the document as one edit that can be undone. */
export function replaceText({ body }: OpenDocument, content: string): void {
  if (body.kind !== 'text') return
  body.model.pushStackElement()
  body.model.pushEditOperations([], [{ range: body.model.getFullModelRange(), text: content }], () => null)
  body.model.pushStackElement()
}

/** What stands in the text's place when there is none. */
export function unshown(problem: unknown): Body {
  const reason = problem instanceof Refused ? problem.reason : null
  if (reason === 'binary' || reason === 'tooLarge') return { kind: 'unshowable', reason }
  return { kind: 'failed', message: sentence(problem) }
}
