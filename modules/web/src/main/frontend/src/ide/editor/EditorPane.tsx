import { Code, Image, RotateCw } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { AlertDialog, Button, IconButton, Kbd, Spinner, useDelayed } from '../../ui'
import { useWorkbench } from '../context'
import { extensionOf, legibleName } from '../files/paths'
import { titleOf } from '../history/comparison'
import { ComparisonView } from '../history/ComparisonView'
import { RunButton } from '../run/RunButton'
import type { Run } from '../run/useRun'
import { Conflict } from './Conflict'
import { Drawing } from './Drawing'
import type { OpenDocument } from './openDocument'
import styles from './EditorPane.module.css'
import { EditorTabs } from './EditorTabs'
import { tabsOf } from './tabs'
import { TextEditor } from './TextEditor'
import { Unshowable } from './Unshowable'

/** The open files in tabs, and the one that is looked at. */
export function EditorPane({ run }: { run: Run }) {
  const { documents } = useWorkbench()
  const state = useStore(documents.store)
  const { open, comparisons, active, unsaveable } = state
  const doomed = open.find((document) => document.id === unsaveable)
  const current = open.find((document) => document.id === active) ?? null
  const compared = comparisons.find((comparison) => comparison.id === active)
  const [drawn, setDrawn] = useState<string | null>(null)
  const drawing = drawn === current?.id && current !== null && isDrawing(current)

  return (
    <>
      <header className={styles.header}>
        <EditorTabs tabs={tabsOf(state)} active={active} onClose={(id) => void documents.close(id)} />
        <div className={styles.run}>
          {current && isDrawing(current) && (
            <IconButton
              label={drawing ? 'Show the text' : 'Show the picture'}
              onClick={() => setDrawn(drawing ? null : current.id)}
            >
              {drawing ? <Code /> : <Image />}
            </IconButton>
          )}
          <RunButton run={run} />
        </div>
      </header>
      <div className={styles.body} role="tabpanel" aria-label={current ? legibleName(current.path) : compared ? titleOf(compared) : 'No file'}>
        {current?.saving.problem && <Unsaved document={current} />}
        {current?.saving.gone && <Gone document={current} />}
        {current?.saving.conflict && current.body.kind === 'text' && <Conflict document={current} />}
        {drawing && current.body.kind === 'text' && <Drawing path={current.path} model={current.body.model} />}
        <TextEditor document={current?.body.kind === 'text' && !drawing && !showsDiff(current) ? current : null} />
        {compared ? <ComparisonView key={compared.id} comparison={compared} /> : <Other document={current} />}
      </div>
      <AlertDialog
        open={doomed !== undefined}
        onOpenChange={(wanted) => !wanted && documents.keepOpen()}
        title={`Close ${legibleName(doomed?.path ?? '')} without saving?`}
        description={
          doomed?.saving.gone
            ? 'The file was deleted. What you typed is lost when the tab closes.'
            : 'It cannot be saved just now. What you typed since the last save is lost when the tab closes.'
        }
        action="Close without saving"
        onAction={() => doomed && documents.discard(doomed.id)}
      />
    </>
  )
}

/** Text that is a picture as well. */
function isDrawing({ path, body, saving }: OpenDocument): boolean {
  return body.kind === 'text' && !saving.conflict && extensionOf(path) === 'svg'
}

/** While both texts are shown side by side, the editor of one alone makes room. */
function showsDiff({ saving: { conflict } }: OpenDocument): boolean {
  return conflict !== null && conflict.content !== null
}

function Gone({ document }: { document: OpenDocument }) {
  const { documents } = useWorkbench()
  return (
    <div className={styles.banner} role="status">
      <span>{`${legibleName(document.path)} was deleted. Its text is still here; saving makes the file again.`}</span>
      <Button onClick={() => void documents.save(document.id)}>Save</Button>
    </div>
  )
}

function Unsaved({ document }: { document: OpenDocument }) {
  const { documents } = useWorkbench()
  return (
    <div className={styles.banner} role="alert">
      <span>{`Not saved: ${document.saving.problem}`}</span>
      <Button onClick={() => void documents.save(document.id)}>Save again</Button>
    </div>
  )
}

/** What stands in the editor's place where there is no text to edit. */
function Other({ document }: { document: OpenDocument | null }) {
  const { documents } = useWorkbench()
  const slow = useDelayed(document?.body.kind === 'loading')
  if (!document) return <Nothing />
  const { body, path } = document
  if (body.kind === 'loading') return <Calm>{slow && <Spinner size={20} />}</Calm>
  if (body.kind === 'failed') {
    return (
      <Calm>
        <p role="alert">{body.message}</p>
        <Button icon={<RotateCw />} onClick={() => void documents.show(path)}>
          Try again
        </Button>
      </Calm>
    )
  }
  return body.kind === 'unshowable' ? <Unshowable path={path} body={body} /> : null
}

function Nothing() {
  return (
    <Calm>
      <p>Open a file from the tree, or find one.</p>
      <p>
        <Kbd keys="Mod+P" /> quick open · <Kbd keys="Mod+Shift+P" /> commands
      </p>
    </Calm>
  )
}

function Calm({ children }: { children: ReactNode }) {
  return <div className={styles.calm}>{children}</div>
}
