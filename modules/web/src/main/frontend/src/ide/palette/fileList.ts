import type { Connection } from '../connection/connection'
import { join } from '../files/paths'

const MOST_FILES = 5000
const MOST_FOLDERS = 600
const AT_ONCE = 8
const SKIPPED = new Set(['node_modules', '.git', '__pycache__', '.venv', 'target', 'dist', '.cache'])

/** Every file that quick open offers, folder by folder from the top; large workspaces are cut off, not waited for. */
export async function listFiles(connection: Pick<Connection, 'ask'>, stopped: AbortSignal): Promise<readonly string[]> {
  const files: string[] = []
  let level = ['']
  let visited = 0
  while (level.length > 0 && files.length < MOST_FILES && visited < MOST_FOLDERS && !stopped.aborted) {
    const batch = level.splice(0, AT_ONCE)
    visited += batch.length
    const found = await Promise.all(batch.map((dir) => listFolder(connection, dir)))
    for (const { folders, names } of found) {
      level = [...level, ...folders]
      files.push(...names)
    }
  }
  return files.slice(0, MOST_FILES)
}

async function listFolder(
  connection: Pick<Connection, 'ask'>,
  dir: string,
): Promise<{ folders: string[]; names: string[] }> {
  try {
    const { contents } = await connection.ask('fetchDir', { dir })
    const folders = contents.filter((entry) => entry.isDir && !SKIPPED.has(entry.name))
    const names = contents.filter((entry) => !entry.isDir)
    return {
      folders: folders.map((entry) => join(dir, entry.name)),
      names: names.map((entry) => join(dir, entry.name)),
    }
  } catch {
    return { folders: [], names: [] }
  }
}
