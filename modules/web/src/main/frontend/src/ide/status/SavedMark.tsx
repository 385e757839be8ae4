import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { failureOf, hasUnsaved, type Repl } from '../../core'
import { notify, usePassed } from '../../ui'
import { clock } from '../../ui/relative'
import { useWorkbench } from '../context'
import { AWAY, useIsAway } from './away'
import styles from './StatusBar.module.css'
import { LATE_MS } from './stored'

const LATE = 'Your changes could not be stored yet. They are safe in the sandbox, and storing them is tried again.'

/** Where the work is: still in this page, on its way, or stored, and since when. */
export function SavedMark({ repl }: { repl: Repl }) {
  const { documents, stored } = useWorkbench()
  const open = useStore(documents.store, (state) => state.open)
  const waitingSince = useStore(stored.store, (state) => state.waitingSince)
  const late = usePassed(waitingSince === null ? null : waitingSince + LATE_MS)
  const away = useIsAway()
  useLateNote(late && !away, waitingSince === null)
  if (open.some(({ saving }) => saving.conflict)) return <span className={styles.alarming}>conflict</span>
  if (open.some(({ saving }) => saving.problem)) return <span className={styles.alarming}>not saved</span>
  if (open.some(({ saving }) => saving.saving)) return <span>saving …</span>
  if (open.some(({ saving }) => saving.unsaved)) return <span>unsaved</span>
  if (hasUnsaved(repl)) return <Late savedAt={repl.savedAt} why={failureOf(repl) ?? LATE} />
  if (repl.state === 'STOPPING') return <span>saving …</span>
  if (waitingSince === null || repl.state !== 'RUNNING') return <Stored savedAt={repl.savedAt} />
  if (late || away) return <Late savedAt={repl.savedAt} why={away ? AWAY : LATE} />
  return <span title="Your changes are in the sandbox and are being stored">saving …</span>
}

/** Says it in a sentence, once until everything is stored. */
function useLateNote(late: boolean, isStored: boolean): void {
  const said = useRef(false)
  useEffect(() => {
    if (late && !said.current) notify({ message: LATE, tone: 'warning' })
    said.current = !isStored && (said.current || late)
  }, [late, isStored])
}

function Stored({ savedAt }: { savedAt: string | null }) {
  if (savedAt === null) return null
  const time = new Date(savedAt)
  return <span title={`Newest stored copy: ${time.toLocaleString()}`}>saved {clock(time)}</span>
}

function Late({ savedAt, why }: { savedAt: string | null; why: string }) {
  return (
    <span className={styles.alarming} title={why}>
      {savedAt === null ? 'not saved yet' : `not saved since ${clock(new Date(savedAt))}`}
    </span>
  )
}
