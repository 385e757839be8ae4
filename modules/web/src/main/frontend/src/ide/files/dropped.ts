import { join } from './paths'

/** A file of this computer and where it goes. */
export interface Upload {
  readonly path: string
  readonly file: File
}

export interface Dropped {
  readonly files: readonly Upload[]
  /** Folders in which nothing is. */
  readonly empty: readonly string[]
}

/** What was dropped, with its path inside of dropped folders. Must be called while the event is handled. */
export async function dropped(data: DataTransfer): Promise<Dropped> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return picked(data.files)
  return together(await Promise.all(entries.map((entry) => within(entry, ''))))
}

/** What was chosen in the browser's own dialog: files, or a folder with all that is in it. */
export function picked(files: Iterable<File>): Dropped {
  return { files: [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file })), empty: [] }
}

async function within(entry: FileSystemEntry, folder: string): Promise<Dropped> {
  const path = join(folder, entry.name)
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return { files: [{ path, file }], empty: [] }
  }
  const children = await allEntries((entry as FileSystemDirectoryEntry).createReader())
  if (children.length === 0) return { files: [], empty: [path] }
  return together(await Promise.all(children.map((child) => within(child, path))))
}

function together(all: readonly Dropped[]): Dropped {
  return { files: all.flatMap(({ files }) => files), empty: all.flatMap(({ empty }) => empty) }
}

/** A reader hands out its entries in portions, the last of which is empty. */
async function allEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (portion.length === 0) return all
    all.push(...portion)
  }
}
