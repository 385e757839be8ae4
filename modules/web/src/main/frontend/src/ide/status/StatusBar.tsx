import { useStore } from 'zustand'
import { useTemplates, type Repl } from '../../core'
import { StateMark } from '../../ui'
import type { Link } from '../connection/connection'
import { useWorkbench } from '../context'
import type { Run } from '../run/useRun'
import { AwayMark } from './AwayMark'
import { IdleMark } from './IdleMark'
import { SavedMark } from './SavedMark'
import styles from './StatusBar.module.css'

/** One line of facts: state, saving, latency, template, port and the caret's place. */
export function StatusBar({ repl, run }: { repl: Repl; run: Run }) {
  const { connection, caret, preview } = useWorkbench()
  const link = useStore(connection.link)
  const place = useStore(caret)
  const previewed = useStore(preview.store, (state) => (state.kind === 'empty' ? null : state.address.port))
  const { data: templates } = useTemplates()
  const running = repl.state === 'RUNNING'
  const port = previewed ?? run.port
  return (
    <footer className={styles.bar} aria-label="Status">
      <StateMark state={repl.state} />
      <AwayMark />
      <SavedMark repl={repl} />
      <IdleMark repl={repl} />
      <span title="Time of one round trip to the sandbox">{latency(link)}</span>
      <span>{templates && (templates.find((template) => template.id === repl.template)?.name ?? repl.template)}</span>
      {running && port !== null && <span>port {port}</span>}
      <span className={styles.space} />
      {running && place.line !== null && <span>{`Ln ${place.line}, Col ${place.column}`}</span>}
    </footer>
  )
}

function latency(link: Link): string {
  if (link.kind === 'open') return link.latency === null ? '… ms' : link.latency < 1 ? '<1 ms' : `${Math.round(link.latency)} ms`
  return link.kind === 'idle' ? 'not connected' : 'connection lost'
}
