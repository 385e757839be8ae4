import { useStore } from 'zustand'
import { useTemplates, type Repl } from '../../core'
import { StateMark } from '../../ui'
import type { Link } from '../connection/connection'
import { useWorkbench } from '../context'
import type { OpenDocument } from '../editor/openDocument'
import type { Run } from '../run/useRun'
import styles from './StatusBar.module.css'

/** One line of facts: state, saving, latency, template, port and the caret's place. */
export function StatusBar({ repl, run }: { repl: Repl; run: Run }) {
  const { connection, documents, caret, preview } = useWorkbench()
  const link = useStore(connection.link)
  const open = useStore(documents.store, (state) => state.open)
  const place = useStore(caret)
  const previewed = useStore(preview.store, (state) => (state.kind === 'empty' ? null : state.address.port))
  const { data: templates } = useTemplates()
  const running = repl.state === 'RUNNING'
  const port = previewed ?? run.port
  return (
    <footer className={styles.bar} aria-label="Status">
      <StateMark state={repl.state} />
      <Saved open={open} storedAt={repl.savedAt} />
      <span title="Time of one round trip to the sandbox">{latency(link)}</span>
      <span>{templates?.find((template) => template.id === repl.template)?.name ?? repl.template}</span>
      {running && port !== null && <span>port {port}</span>}
      <span className={styles.space} />
      {running && place.line !== null && <span>{`Ln ${place.line}, Col ${place.column}`}</span>}
    </footer>
  )
}

function Saved({ open, storedAt }: { open: readonly OpenDocument[]; storedAt: string | null }) {
  if (open.some(({ saving }) => saving.conflict)) return <span className={styles.alarming}>conflict</span>
  if (open.some(({ saving }) => saving.problem)) return <span className={styles.alarming}>not saved</span>
  if (open.some(({ saving }) => saving.saving)) return <span>saving …</span>
  if (open.some(({ saving }) => saving.unsaved)) return <span>unsaved</span>
  const written = Math.max(0, ...open.map(({ saving }) => saving.savedAt ?? 0))
  const time = written > 0 ? new Date(written) : storedAt === null ? null : new Date(storedAt)
  if (!time) return null
  const what = written > 0 ? 'Last written to the sandbox' : 'Last stored copy'
  return <span title={`${what}: ${time.toLocaleString()}`}>saved {time.toLocaleTimeString([], CLOCK)}</span>
}

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }

function latency(link: Link): string {
  if (link.kind === 'open') return link.latency === null ? '… ms' : link.latency < 1 ? '<1 ms' : `${Math.round(link.latency)} ms`
  return link.kind === 'idle' ? 'not connected' : 'connection lost'
}
