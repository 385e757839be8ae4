import { describe, expect, it } from 'vitest'
import { replaceText } from './replaceText'

interface Operation {
  range: { startLineNumber: number; startColumn: number; endLineNumber: number; endColumn: number }
  text: string
}

/** A text as Monaco keeps it, as far as it is needed here: operations count in the text before all of them. */
class FakeModel {
  lines: string[]
  lineEnd = 0
  steps: Operation[] = []
  constructor(text: string) {
    this.lines = text.split('\n')
  }
  getLinesContent = () => this.lines
  getLineContent = (line: number) => this.lines[line - 1] ?? ''
  getLineCount = () => this.lines.length
  getLineMaxColumn = (line: number) => this.getLineContent(line).length + 1
  pushStackElement = () => {}
  pushEOL = (end: number) => void (this.lineEnd = end)
  pushEditOperations(_: null, operations: Operation[]) {
    this.steps.push(...operations)
    let text = this.lines.join('\n')
    const offset = (line: number, column: number) =>
      this.lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1
    for (const { range, text: fresh } of [...operations].reverse()) {
      const start = offset(range.startLineNumber, range.startColumn)
      text = text.slice(0, start) + fresh + text.slice(offset(range.endLineNumber, range.endColumn))
    }
    this.lines = text.split('\n')
    return null
  }
}

function replaced(before: string, after: string): FakeModel {
  const model = new FakeModel(before)
  replaceText(model as never, after)
  expect(model.lines.join('\n')).toBe(after.replace(/\r\n/g, '\n').replace(/^\ufeff/, ''))
  return model
}

describe('replaceText', () => {
  it.each([
    ['', 'a\nb'],
    ['a\nb', ''],
    ['a\nb\nc', 'first\na\nb\nc\nlast'],
    ['first\na\nb\nc\nlast', 'a\nb\nc'],
    ['a\nb\nc', 'a\nB\nB2\nc'],
    ['a\nb\nc', 'a\nc'],
    ['a\nb\n', 'a\nb'],
    ['a\nb', 'a\nb\n'],
    ['a\nb\nc\nd', 'a\nx\nc\ny'],
  ])('makes of %j what the file holds: %j', (before, after) => {
    replaced(before, after)
  })

  it('touches in a line only what differs', () => {
    const { steps } = replaced('let port = 3000;\nrest', 'let port = 8080;\nrest')
    expect(steps).toEqual([
      { range: { startLineNumber: 1, startColumn: 12, endLineNumber: 1, endColumn: 15 }, text: '808' },
    ])
  })

  it('takes over how the file ends its lines', () => {
    expect(replaced('a\nb', 'a\r\nb').lineEnd).toBe(1)
    expect(replaced('a\nb', 'a\nb').lineEnd).toBe(0)
  })

  it('makes nothing to be undone of the same text', () => {
    expect(replaced('a\nb', '\ufeffa\nb').steps).toEqual([])
  })
})
