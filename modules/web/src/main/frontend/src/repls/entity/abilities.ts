import type { Repl } from '../../core'

/** What can be done with a repl in its present state. */
export function abilities({ state, failure }: Repl) {
  return {
    open: state !== 'DELETING',
    start: state === 'STOPPED' || state === 'FAILED',
    stop: state === 'RUNNING' || state === 'STARTING',
    /** Its last save fails and is tried again; somebody may give it up. */
    discard: state === 'STOPPING' && failure !== null,
    rename: state !== 'DELETING',
    delete: state !== 'DELETING',
  }
}
