import { useEffect, useRef } from 'react'
import { Button } from '../../ui'
import { useWorkbench } from '../context'
import { nameOf } from '../files/paths'
import type { OpenDocument } from './openDocument'
import styles from './EditorPane.module.css'
import { EDITOR_OPTIONS } from './options'

/** Both texts side by side, and the choice between them. */
export function Conflict({ document }: { document: OpenDocument }) {
  const { documents } = useWorkbench()
  const host = useRef<HTMLDivElement>(null)
  const theirs = document.saving.conflict?.content ?? ''
  const mine = document.body.kind === 'text' ? document.body.model : null

  useEffect(() => {
    let end = () => {}
    let gone = false
    void import('./monaco').then(({ editor }) => {
      if (gone || !host.current || !mine) return
      const original = editor.createModel(theirs, mine.getLanguageId())
      const view = editor.createDiffEditor(host.current, { ...EDITOR_OPTIONS, originalEditable: false })
      view.setModel({ original, modified: mine })
      end = () => {
        view.dispose()
        original.dispose()
      }
    })
    return () => {
      gone = true
      end()
    }
  }, [mine, theirs])

  return (
    <>
      <div className={styles.banner} role="alert">
        <span>
          {`${nameOf(document.path)} was changed elsewhere while you edited it. Left is the file as it is now, right is yours. Nothing is written until you choose.`}
        </span>
        <Button onClick={() => void documents.resolve(document.id, 'theirs')}>Take the file</Button>
        <Button onClick={() => void documents.resolve(document.id, 'mine')}>Keep mine</Button>
      </div>
      <div ref={host} className={styles.diff} />
    </>
  )
}
