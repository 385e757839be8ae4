import { useStore } from 'zustand'
import { AlertDialog } from '../../ui'
import { useWorkbench } from '../context'
import { legibleName } from '../files/paths'
import { timeOf } from './times'

const WHAT_HAPPENS =
  "All files, and the shell's home, become what they were then. What is there now is saved first and stays in the " +
  'history, so this can be undone. Programs in the terminals are ended, and the repl starts again.'

/** Says what restoring everything does, before it is done. */
export function RestoreQuestion() {
  const { history } = useWorkbench()
  const { shown, asking } = useStore(history.store)
  return (
    <AlertDialog
      open={asking === 'restore' && shown !== null}
      onOpenChange={() => history.ask(null)}
      title={`Restore everything to ${shown ? timeOf(shown) : ''}?`}
      description={WHAT_HAPPENS}
      action="Restore everything"
      dangerous={false}
      onAction={() => shown && void history.restoreAll(shown)}
    />
  )
}

/** Asks before a file that somebody has just changed is replaced. */
export function ReplaceQuestion() {
  const { history } = useWorkbench()
  const question = useStore(history.store, (state) => state.question)
  return (
    <AlertDialog
      open={question !== null}
      onOpenChange={() => history.dismiss()}
      title={`Replace ${legibleName(question?.path ?? '')} all the same?`}
      description="It was changed in the meantime. Nothing is written until you choose; what is there now can be had back by Undo."
      action="Replace"
      onAction={() => question?.replace()}
    />
  )
}
