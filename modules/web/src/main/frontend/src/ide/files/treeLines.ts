import type { Draft } from './fileTree'
import type { Row } from './rows'

/** What the tree draws, line by line: its rows, and the field where a name is being written. */
export type Line =
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'draft'; readonly draft: Draft; readonly level: number }

/** A new file's field stands first in its folder; a renamed one's takes the place of its row. */
export function linesOf(rows: readonly Row[], draft: Draft | null): readonly Line[] {
  const lines: Line[] = rows.map((row) => ({ kind: 'row', row }))
  if (!draft) return lines
  if (draft.kind === 'rename') {
    return lines.map((line) =>
      line.kind === 'row' && line.row.path === draft.path ? { kind: 'draft', draft, level: line.row.level } : line,
    )
  }
  const index = rows.findIndex((row) => row.path === draft.folder)
  const level = (rows[index]?.level ?? 0) + 1
  return [...lines.slice(0, index + 1), { kind: 'draft', draft, level }, ...lines.slice(index + 1)]
}
