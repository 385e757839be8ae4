import type { editor } from 'monaco-editor/editor'
import type { Connection } from '../connection/connection'
import { Refused } from '../connection/problems'
import type { Draft, Drafts } from './drafts'
import { languageOf } from './languages'
import type { Monaco } from './openDocument'
import { Saving, type SavingState, type Store, type Stored } from './saving'

/** Where one document is kept: its file on the runner, and its draft in this browser. The path may change. */
export function storeOf(connection: Connection, drafts: Drafts, path: () => string): Store {
  return {
    read: () => connection.ask('fetchContent', { path: path() }),
    write: async (content, baseVersion) => {
      const data = { path: path(), content, ...(baseVersion === undefined ? {} : { baseVersion }) }
      return (await connection.ask('updateContent', data)).version
    },
    keep: (draft) => drafts.keep(path(), draft),
    forget: () => drafts.forget(path()),
  }
}

/** What a document starts with; the file is null when it is gone and only the draft is left. */
export interface Found {
  readonly file: Stored | null
  readonly draft: Draft | null
}

/** @throws Refused when there is neither a file that can be shown nor a draft of one */
export async function find(store: Store, draft: Draft | null): Promise<Found> {
  try {
    const file = await store.read()
    if (draft?.content !== file.content) return { file, draft }
    store.forget()
    return { file, draft: null }
  } catch (problem) {
    const gone = problem instanceof Refused && problem.reason === null
    if (!draft || !gone) throw problem
    return { file: null, draft }
  }
}

export function makeModel(monaco: Monaco, id: string, path: string, { file, draft }: Found): editor.ITextModel {
  const uri = monaco.Uri.from({ scheme: 'devex', authority: id, path: `/${path}` })
  return monaco.editor.createModel(draft?.content ?? file?.content ?? '', languageOf(path), uri)
}

/** Keeps the model and its file the same from now on; what a draft holds is saved as if it had just been written. */
export function keepSaved(
  model: editor.ITextModel,
  { file, draft }: Found,
  store: Store,
  changed: (state: SavingState) => void,
): Saving {
  const saving = new Saving(() => model.getValue(), file ?? { content: '', version: '' }, store, changed)
  model.onDidChangeContent(() => saving.edited())
  if (draft) saving.resume(draft)
  return saving
}
