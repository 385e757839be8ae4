import { useEffect } from 'react'
import { useEvents, type Repl } from '../core'
import { useWorkbench } from './context'
import { WorkbenchView } from './layout/WorkbenchView'
import { Lifecycle } from './startup/Lifecycle'
import { useLifecycle } from './startup/useLifecycle'
import { useAwayNote } from './status/away'
import { useIdleNotes } from './status/idle'

/** Ties the repl's life in the core to the workbench: connected while it runs, calm while it does not. */
export function Room({ repl }: { repl: Repl }) {
  const workbench = useWorkbench()
  const life = useLifecycle(repl)
  const running = repl.state === 'RUNNING'
  useEffect(() => {
    if (running) workbench.connect()
    else void workbench.disconnect()
  }, [running, workbench])
  const hears = useEvents(({ status }) => status === 'live')
  useEffect(() => {
    // The server that was missing for a ticket is there again.
    if (hears) workbench.connection.retryNow()
  }, [hears, workbench])
  useIdleNotes(repl)
  useAwayNote()
  useEffect(() => {
    const former = document.title
    document.title = `${repl.name} · Devex`
    return () => {
      document.title = former
    }
  }, [repl.name])
  return (
    <WorkbenchView repl={repl} life={life}>
      <Lifecycle repl={repl} life={life} />
    </WorkbenchView>
  )
}
