import type { editor } from 'monaco-editor/editor'
import { lineEdits, type LineEdit } from './edits'

type Model = Pick<
  editor.ITextModel,
  'getLineContent' | 'getLineCount' | 'getLineMaxColumn' | 'getLinesContent' | 'pushEditOperations' | 'pushEOL' | 'pushStackElement'
>

/** Puts other text into the model where it differs, as one step that can be undone; carets and marks elsewhere stay. */
export function replaceText(model: Model, content: string): void {
  const text = content.replace(/^\ufeff/, '')
  const operations = lineEdits(model.getLinesContent(), text.split(/\r\n|\r|\n/)).map((edit) => operation(model, edit))
  model.pushStackElement()
  if (operations.length > 0) model.pushEditOperations(null, operations, () => null)
  const lineEnd = /\r?\n/.exec(text)?.[0]
  if (lineEnd !== undefined) model.pushEOL(lineEnd === '\n' ? 0 : 1)
  model.pushStackElement()
}

/** Lines that come or go take a line end with them: their own, or at the end of the text the one before them. */
function operation(model: Model, { from, to, lines }: LineEdit): editor.IIdentifiedSingleEditOperation {
  const count = model.getLineCount()
  const end = (line: number): Position => [line, model.getLineMaxColumn(line)]
  const text = lines.join('\n')
  if (lines.length === 1 && to === from + 1) return withinLine(model, to, text)
  if (lines.length > 0 && to > from) return { range: range([from + 1, 1], end(to)), text }
  if (to < count) return { range: range([from + 1, 1], [to + 1, 1]), text: lines.length > 0 ? `${text}\n` : '' }
  return { range: range(from > 0 ? end(from) : [1, 1], end(count)), text: lines.length > 0 ? `\n${text}` : '' }
}

/** A caret before the place in the line that changes is not moved. */
function withinLine(model: Model, line: number, text: string): editor.IIdentifiedSingleEditOperation {
  const old = model.getLineContent(line)
  const shorter = Math.min(old.length, text.length)
  let start = 0
  while (start < shorter && old[start] === text[start]) start += 1
  let end = 0
  while (end < shorter - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1
  return { range: range([line, start + 1], [line, old.length - end + 1]), text: text.slice(start, text.length - end) }
}

type Position = readonly [line: number, column: number]

function range([startLineNumber, startColumn]: Position, [endLineNumber, endColumn]: Position) {
  return { startLineNumber, startColumn, endLineNumber, endColumn }
}
