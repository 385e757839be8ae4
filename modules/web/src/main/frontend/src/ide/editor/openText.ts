import type { editor } from 'monaco-editor/editor'
import type { Connection } from '../connection/connection'
import type { Version } from '../connection/frames'
import { Refused } from '../connection/problems'
import type { Draft, Drafts } from './drafts'
import { languageOf } from './languages'
import type { Monaco } from './openDocument'
import { patchOf } from './patch'
import { Saving } from './saving'
import type { SavingState } from './savingState'
import { look, type Store, type Stored } from './store'

/** Longer texts travel as patches: a key typed into a file of 10 MiB does not send it all. */
const PATCHED_FROM = 50_000
/** The runner ends a connection on frames of more than 16 MiB. */
const LONGEST_FRAME = 15 << 20
const MOST_BYTES_OF_A_UNIT = 6

/** Where one document is kept: its file on the runner, and its draft in this browser. The path may change. */
export function storeOf(connection: Pick<Connection, 'ask'>, drafts: Drafts, path: () => string): Store {
  return {
    read: () => connection.ask('fetchContent', { path: path() }),
    write: async (content, base) => {
      const change = base && base.content.length >= PATCHED_FROM ? { patch: patchOf(base.content, content) } : { content }
      if (tooLong(change)) throw new Refused('The text is too long to be saved from here. It is kept in this browser.')
      const baseVersion: { baseVersion?: Version } = base === null ? {} : { baseVersion: base.version }
      return (await connection.ask('updateContent', { path: path(), ...change, ...baseVersion })).version
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
  const file = draft === null ? await store.read() : await look(store)
  if (file === 'gone') return { file: null, draft }
  if (draft?.content !== file.content) return { file, draft }
  store.forget()
  return { file, draft: null }
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
  const withMark = true
  const saving = new Saving(() => model.getValue(undefined, withMark), file ?? { content: '', version: '' }, store, changed)
  model.onDidChangeContent(() => saving.edited())
  if (draft) saving.resume(draft)
  else saving.settled()
  return saving
}

function tooLong(change: object): boolean {
  const written = JSON.stringify(change)
  if (written.length * MOST_BYTES_OF_A_UNIT < LONGEST_FRAME) return false
  return new TextEncoder().encode(written).length > LONGEST_FRAME
}
