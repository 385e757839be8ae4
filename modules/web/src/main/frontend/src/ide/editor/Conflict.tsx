import type { editor } from 'monaco-editor/editor'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { Button } from '../../ui'
import { useWorkbench } from '../context'
import { nameOf } from '../files/paths'
import styles from './Conflict.module.css'
import { DIFF_OPTIONS } from './options'
import type { OpenDocument } from './openDocument'

/** Both texts side by side, of which ours can be edited, and the choice between them. */
export function Conflict({ document }: { document: OpenDocument }) {
  const { documents } = useWorkbench()
  const theirs = document.saving.conflict?.content ?? null
  const name = nameOf(document.path)
  const what =
    theirs === null
      ? `${name} was replaced by something that is not text while you edited it.`
      : `${name} was changed elsewhere while you edited it.`
  return (
    <>
      <div className={styles.banner} role="alert">
        <p>
          <strong>{what}</strong> Nothing is written until you choose.
        </p>
        <div className={styles.choices}>
          <Button onClick={() => void documents.resolve(document.id, 'theirs')}>Take theirs</Button>
          <Button onClick={() => void documents.resolve(document.id, 'mine')}>Keep mine</Button>
        </div>
      </div>
      {theirs !== null && <Diff document={document} theirs={theirs} />}
    </>
  )
}

function Diff({ document, theirs }: { document: OpenDocument; theirs: string }) {
  const host = useRef<HTMLDivElement>(null)
  const original = useOriginal(document, theirs, host)

  useEffect(() => {
    if (original && original.getValue() !== theirs) original.setValue(theirs)
  }, [original, theirs])

  return (
    <div className={styles.sides}>
      <div className={styles.heads}>
        <span>On disk</span>
        <span>
          Yours <small>edit here to merge by hand</small>
        </span>
      </div>
      <div ref={host} className={styles.diff} />
    </div>
  )
}

/** The model of what is on disk, beside which our own is shown; null until there is one. */
function useOriginal(
  { body, path }: OpenDocument,
  theirs: string,
  host: RefObject<HTMLDivElement | null>,
): editor.ITextModel | null {
  const [original, setOriginal] = useState<editor.ITextModel | null>(null)
  const mine = body.kind === 'text' ? body.model : null
  const start = useRef(theirs)
  start.current = theirs

  useEffect(() => {
    let end = () => {}
    let gone = false
    void import('./monaco').then(({ editor }) => {
      if (gone || !host.current || !mine) return
      const model = editor.createModel(start.current, mine.getLanguageId())
      const view = editor.createDiffEditor(host.current, DIFF_OPTIONS)
      view.getOriginalEditor().updateOptions({ ariaLabel: `${nameOf(path)} on disk` })
      view.getModifiedEditor().updateOptions({ ariaLabel: `Your text of ${nameOf(path)}` })
      view.setModel({ original: model, modified: mine })
      setOriginal(model)
      end = () => {
        view.dispose()
        model.dispose()
        setOriginal(null)
      }
    })
    return () => {
      gone = true
      end()
    }
  }, [host, mine, path])

  return original
}
