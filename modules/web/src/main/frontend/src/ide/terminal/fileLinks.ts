import type { IBufferLine, ILink, ILinkProvider } from '@xterm/xterm'
import type { Workbench } from '../workbench'
import { candidates, mentions, type Mention } from './mentions'
import { isOpening, type Screen } from './screen'

/** Makes the files that a terminal names, as `src/index.js:12:5`, open in the editor. Only what is there becomes a link. */
export function fileLinks({ terminal }: Screen, id: string, workbench: Workbench): ILinkProvider {
  return {
    provideLinks(row, callback) {
      const line = terminal.buffer.active.getLine(row - 1)
      if (!line) return callback(undefined)
      const links = mentions(line.translateToString(true)).map((mention) => linkTo(mention, row, line, id, workbench))
      void Promise.all(links).then((all) => callback(all.filter((link) => link !== null)))
    },
  }
}

async function linkTo(
  mention: Mention,
  row: number,
  line: IBufferLine,
  id: string,
  workbench: Workbench,
): Promise<ILink | null> {
  const { terminals } = workbench
  const cwd = terminals.store.getState().tabs.find((tab) => tab.id === id)?.cwd ?? null
  const path = await existing(candidates(mention.path, cwd), workbench)
  if (path === null) return null
  return {
    text: mention.text,
    range: {
      start: { x: cell(line, mention.start) + 1, y: row },
      end: { x: cell(line, mention.start + mention.text.length), y: row },
    },
    activate: (event) => {
      const { line: number, column } = mention
      if (isOpening(event)) void workbench.openAt({ path, line: number ?? 1, column: column ?? 1, length: 0 }, true)
    },
  }
}

async function existing(paths: readonly string[], { connection, tree }: Workbench): Promise<string | null> {
  const top = new Set(tree.entriesOf('').map((entry) => entry.name))
  for (const path of paths.filter((each) => top.has(each.split('/')[0] ?? ''))) {
    const dir = path.slice(0, Math.max(path.lastIndexOf('/'), 0))
    const name = path.slice(path.lastIndexOf('/') + 1)
    const folder = await connection.ask('fetchDir', { dir }).catch(() => null)
    if (folder?.contents.some((entry) => entry.name === name && !entry.isDir)) return path
  }
  return null
}

/** The cell of the line in which the unit at `index` of its text stands: wide characters take two. */
function cell(line: IBufferLine, index: number): number {
  let units = 0
  for (let column = 0; column < line.length; column += 1) {
    if (units >= index) return column
    units += line.getCell(column)?.getChars().length || (line.getCell(column)?.getWidth() === 0 ? 0 : 1)
  }
  return line.length
}
