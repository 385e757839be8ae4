import type { editor } from 'monaco-editor/editor'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useTheme } from '../../theme'
import { useWorkbench } from '../context'
import type { Target } from '../workbench'
import { legibleName } from '../files/paths'
import type { Monaco, OpenDocument } from './openDocument'
import styles from './EditorPane.module.css'
import { EDITOR_OPTIONS, wrapping } from './options'

/** The one Monaco editor of the page; it shows one document after the other and remembers each one's place. */
export function TextEditor({ document }: { document: OpenDocument | null }) {
  const workbench = useWorkbench()
  const theme = useTheme()
  const host = useRef<HTMLDivElement>(null)
  const [made, setMade] = useState<{ monaco: Monaco; editor: editor.IStandaloneCodeEditor } | null>(null)
  const wanted = useRef(false)
  const model = document?.body.kind === 'text' ? document.body.model : null
  const path = document?.path ?? null
  const target = useStore(workbench.target)

  useEffect(() => {
    let gone = false
    let own: editor.IStandaloneCodeEditor | null = null
    void import('./monaco').then((monaco) => {
      if (gone || !host.current) return
      own = monaco.editor.create(host.current, { ...EDITOR_OPTIONS, ...wrapping(), model: null })
      own.onDidChangeCursorPosition(({ position }) =>
        workbench.caret.setState({ line: position.lineNumber, column: position.column }),
      )
      setMade({ monaco, editor: own })
    })
    return () => {
      gone = true
      own?.dispose()
    }
  }, [workbench])

  useEffect(() => made?.monaco.applyTheme(theme), [made, theme])

  useEffect(() => {
    if (!made) return
    workbench.focusEditor = () => {
      const body = workbench.documents.active?.body
      const here = body?.kind === 'text' && body.model === made.editor.getModel()
      if (here) made.editor.focus()
      wanted.current = !here || !made.editor.hasTextFocus()
    }
    workbench.selectedText = () => {
      const selection = made.editor.getSelection()
      return selection ? (made.editor.getModel()?.getValueInRange(selection) ?? '') : ''
    }
    return () => {
      workbench.focusEditor = () => {}
      workbench.selectedText = () => ''
    }
  }, [made, workbench])

  useEffect(() => {
    if (!made) return
    const { documents } = workbench
    documents.applying = (changed, edit) => (made.editor.getModel() === changed ? holdingStill(made.editor, edit) : edit())
    return () => {
      documents.applying = (_, edit) => edit()
    }
  }, [made, workbench])

  useEffect(() => {
    if (!made || !model || path === null) {
      made?.editor.setModel(null)
      workbench.caret.setState({ line: null, column: null })
      return
    }
    show(made.editor, model, workbench.visit.places.get(path))
    if (wanted.current) made.editor.focus()
    wanted.current = false
    made.editor.updateOptions({ ariaLabel: `Text of ${legibleName(path)}` })
    const { lineNumber, column } = made.editor.getPosition() ?? { lineNumber: 1, column: 1 }
    workbench.caret.setState({ line: lineNumber, column })
    return keepPlace(made.editor, (place) => {
      workbench.visit.places.set(path, place)
      workbench.visit.note()
    })
  }, [made, model, path, workbench])

  useEffect(() => {
    if (!made || !model || target?.path !== path) return
    select(made.editor, target)
    workbench.target.setState(null, true)
  }, [made, model, path, target, workbench])

  return <div ref={host} className={styles.editor} hidden={!model} />
}

type TextPlace = { line: number; column: number; scrollTop: number }

function show(view: editor.IStandaloneCodeEditor, model: editor.ITextModel, place: TextPlace | undefined): void {
  if (view.getModel() === model) return
  view.setModel(model)
  if (!place) return
  view.setPosition({ lineNumber: place.line, column: place.column })
  view.setScrollTop(place.scrollTop)
}

/** Keeps the caret in its line and the line at the top where it is, however many lines come or go above them. */
function holdingStill(view: editor.IStandaloneCodeEditor, edit: () => void): void {
  const model = view.getModel()
  const caret = view.getSelection()?.isEmpty() ? view.getPosition() : null
  const top = view.getScrollTop() > 0 ? view.getVisibleRanges()[0]?.startLineNumber : undefined
  const offset = top === undefined ? 0 : view.getTopForLineNumber(top) - view.getScrollTop()
  const lines = [caret?.lineNumber ?? 1, top ?? 1]
  const marks = model?.deltaDecorations([], lines.map((line) => ({ range: lineStart(line), options: {} }))) ?? []
  edit()
  const [caretLine, topLine] = marks.map((mark) => model?.getDecorationRange(mark)?.endLineNumber)
  model?.deltaDecorations(marks, [])
  if (caret && caretLine !== undefined) view.setPosition({ lineNumber: caretLine, column: caret.column })
  if (top !== undefined && topLine !== undefined) view.setScrollTop(view.getTopForLineNumber(topLine) - offset, 1)
}

function lineStart(line: number) {
  return { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 }
}

function select(view: editor.IStandaloneCodeEditor, { line, column, length }: Target): void {
  const range = { startLineNumber: line, startColumn: column, endLineNumber: line, endColumn: column + length }
  view.setSelection(range)
  view.revealRangeInCenterIfOutsideViewport(range)
}

function keepPlace(view: editor.IStandaloneCodeEditor, keep: (place: TextPlace) => void): () => void {
  const look = () => {
    const position = view.getPosition()
    if (position) keep({ line: position.lineNumber, column: position.column, scrollTop: view.getScrollTop() })
  }
  const listeners = [view.onDidChangeCursorPosition(look), view.onDidScrollChange(look)]
  return () => listeners.forEach((listener) => listener.dispose())
}
