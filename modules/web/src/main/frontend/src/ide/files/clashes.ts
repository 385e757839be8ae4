import type { Entry } from '../connection/frames'
import type { Upload } from './dropped'
import { copyName, join, nameOf, parentOf } from './paths'

export type Choice = 'replace' | 'both' | 'skip'

/** Lists a folder of the workspace; rejects when there is none. */
type List = (folder: string) => Promise<readonly Entry[]>

/** What is in the folders that uploads go to; folders that are not there yet hold nothing. */
export async function takenNames(uploads: readonly Upload[], list: List): Promise<ReadonlyMap<string, Set<string>>> {
  const listed = new Map<string, Promise<readonly Entry[]>>()
  const entries = (folder: string): Promise<readonly Entry[]> => {
    const known = listed.get(folder) ?? inside(folder)
    listed.set(folder, known)
    return known
  }
  const inside = async (folder: string): Promise<readonly Entry[]> => {
    if (folder === '') return list('')
    const there = (await entries(parentOf(folder))).some(({ name, isDir }) => isDir && name === nameOf(folder))
    return there ? list(folder) : []
  }
  const folders = [...new Set(uploads.map(({ path }) => parentOf(path)))]
  const names = await Promise.all(folders.map(async (folder) => (await entries(folder)).map(({ name }) => name)))
  return new Map(folders.map((folder, index) => [folder, new Set(names[index])]))
}

export function clashing(uploads: readonly Upload[], taken: ReadonlyMap<string, ReadonlySet<string>>): readonly Upload[] {
  return uploads.filter(({ path }) => taken.get(parentOf(path))?.has(nameOf(path)))
}

/** The uploads as they go on after that choice; those that are kept beside what is there have another name. */
export function chosen(
  uploads: readonly Upload[],
  taken: ReadonlyMap<string, ReadonlySet<string>>,
  choice: Choice,
): readonly Upload[] {
  const clashes = new Set(clashing(uploads, taken))
  if (choice === 'replace') return uploads
  if (choice === 'skip') return uploads.filter((upload) => !clashes.has(upload))
  const names = new Map([...taken].map(([folder, all]) => [folder, new Set(all)]))
  for (const { path } of uploads) names.get(parentOf(path))?.add(nameOf(path))
  return uploads.map((upload) => (clashes.has(upload) ? { ...upload, path: free(upload.path, names) } : upload))
}

function free(path: string, taken: ReadonlyMap<string, Set<string>>): string {
  const siblings = taken.get(parentOf(path)) ?? new Set()
  const name = copyName(nameOf(path), siblings)
  siblings.add(name)
  return join(parentOf(path), name)
}
