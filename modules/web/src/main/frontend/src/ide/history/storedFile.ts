import { Problem, snapshots, type Snapshot, type StoredPath } from '../../core'
import { contentOf } from './content'

/** Larger texts are not compared in the page. */
export const LARGEST_COMPARED = 5_000_000

/** A file of a stored state, as far as it can be shown. */
export type StoredFile =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary' | 'tooLarge'; readonly size: number }
  /** A folder or a link has that name. */
  | { readonly kind: 'noFile' }

/** Reads what a stored state has under that path; before the first state there is nothing. */
export async function readStored(
  repl: string,
  state: Snapshot | null,
  path: StoredPath,
  signal: AbortSignal,
): Promise<StoredFile> {
  if (state === null) return { kind: 'none' }
  try {
    return await shown(await snapshots.file(repl, state.id, path, { signal }))
  } catch (problem) {
    const status = problem instanceof Problem ? problem.status : null
    if (status === 409) return { kind: 'noFile' }
    if (status !== 404) throw problem
    // Either the file is missing, or the whole state: that is not the same.
    await snapshots.get(repl, state.id, { signal })
    return { kind: 'none' }
  }
}

async function shown(response: Response): Promise<StoredFile> {
  const size = Number(response.headers.get('Content-Length'))
  if (size > LARGEST_COMPARED) {
    await response.body?.cancel()
    return { kind: 'tooLarge', size }
  }
  const blob = await response.blob()
  const content = await contentOf(blob)
  return content.kind === 'text' ? content : { kind: 'binary', size: blob.size }
}
