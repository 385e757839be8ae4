import type { editor } from 'monaco-editor/editor'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import styles from './DiffEditor.module.css'
import { DIFF_OPTIONS, wrapping } from './options'

const ONLY_SHOWN: editor.IStandaloneDiffEditorConstructionOptions = { readOnly: true, renderLineHighlight: 'none' }

interface Side {
  /** What stands above it. */
  head: ReactNode
  /** What its text is called. */
  label: string
}

interface DiffEditorProps {
  original: Side & { text: string }
  /** Either the text of something open, which can be edited here, or one that is only shown. */
  modified: Side & { text: editor.ITextModel | string }
  /** Monaco's name of the language, where the modified text does not know it. */
  language?: string
  /** Is given the view once there is one, for instance to focus it. */
  onReady?: (view: editor.IStandaloneDiffEditor) => void
}

/** Two texts side by side, or one below the other where there is no room. */
export function DiffEditor({ original, modified, language, onReady }: DiffEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<editor.ITextModel | null>(null)
  const latest = useRef({ original, modified, onReady })
  latest.current = { original, modified, onReady }

  useEffect(() => {
    let end = () => {}
    let gone = false
    void import('./monaco').then(({ editor }) => {
      if (gone || !host.current) return
      const { original, modified, onReady } = latest.current
      const { text } = modified
      const right = typeof text === 'string' ? editor.createModel(text, language) : text
      const left = editor.createModel(original.text, right.getLanguageId())
      const options = typeof text === 'string' ? ONLY_SHOWN : {}
      const view = editor.createDiffEditor(host.current, { ...DIFF_OPTIONS, ...wrapping(), ...options })
      view.getOriginalEditor().updateOptions({ ariaLabel: original.label })
      view.getModifiedEditor().updateOptions({ ariaLabel: modified.label })
      view.setModel({ original: left, modified: right })
      setShown(left)
      onReady?.(view)
      end = () => {
        view.dispose()
        left.dispose()
        if (typeof text === 'string') right.dispose()
        setShown(null)
      }
    })
    return () => {
      gone = true
      end()
    }
  }, [modified.text, language])

  useEffect(() => {
    if (shown && shown.getValue() !== original.text) shown.setValue(original.text)
  }, [shown, original.text])

  return (
    <div className={styles.sides}>
      <div className={styles.heads}>
        <div>{original.head}</div>
        <div>{modified.head}</div>
      </div>
      <div ref={host} className={styles.diff} />
    </div>
  )
}
