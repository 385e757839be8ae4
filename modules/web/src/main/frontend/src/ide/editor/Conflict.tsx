import { Button } from '../../ui'
import { useWorkbench } from '../context'
import { legibleName } from '../files/paths'
import styles from './Conflict.module.css'
import { DiffEditor } from './DiffEditor'
import type { OpenDocument } from './openDocument'

/** Both texts side by side, of which ours can be edited, and the choice between them. */
export function Conflict({ document }: { document: OpenDocument }) {
  const { documents } = useWorkbench()
  const theirs = document.saving.conflict?.content ?? null
  const name = legibleName(document.path)
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
      {theirs !== null && document.body.kind === 'text' && (
        <DiffEditor
          original={{ head: 'On disk', label: `${name} on disk`, text: theirs }}
          modified={{ head: <Mine />, label: `Your text of ${name}`, text: document.body.model }}
        />
      )}
    </>
  )
}

function Mine() {
  return (
    <>
      Yours <small>edit here to merge by hand</small>
    </>
  )
}
