import { hasUnsaved, type Repl } from '../../core'

/** What can be done with a repl in its present state. */
export function abilities(repl: Repl) {
  const { state, failure } = repl
  return {
    open: state !== 'DELETING',
    start: state === 'STOPPED' || state === 'FAILED',
    stop: state === 'RUNNING' || state === 'STARTING',
    /** Its last save has failed and is tried again by itself; somebody may be impatient. */
    retry: hasUnsaved(repl),
    /** Its last save has failed; somebody may give it up. */
    discard: (state === 'STOPPING' || state === 'RUNNING') && failure !== null,
    rename: state !== 'DELETING',
    delete: state !== 'DELETING',
  }
}
