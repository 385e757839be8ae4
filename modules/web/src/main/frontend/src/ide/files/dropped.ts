import { join } from './paths'
import type { Upload } from './transfers'

/** The files of a drop, those inside dropped folders with their path. Must be called while the event is handled. */
export async function droppedFiles(data: DataTransfer): Promise<readonly Upload[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return [...data.files].map((file) => ({ path: file.name, file }))
  const found = await Promise.all(entries.map((entry) => filesOf(entry, '')))
  return found.flat()
}

async function filesOf(entry: FileSystemEntry, folder: string): Promise<readonly Upload[]> {
  const path = join(folder, entry.name)
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ path, file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const children = await allEntries(reader)
  return (await Promise.all(children.map((child) => filesOf(child, path)))).flat()
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
