import { useRepls } from '../../core'
import { AlertDialog } from '../../ui'
import { remove, stop } from '../control/actions'
import { useView } from '../control/view'

/** The questions before something is lost for good. */
export function ReplQuestions() {
  const { deleting, discarding } = useView()
  const repls = useRepls().data ?? []
  const toDelete = repls.find(({ id }) => id === deleting)
  const toDiscard = repls.find(({ id }) => id === discarding)
  return (
    <>
      <AlertDialog
        open={toDelete !== undefined}
        onOpenChange={() => useView.setState({ deleting: null })}
        title={`Delete ${toDelete?.name ?? ''}?`}
        description="Its files and every stored copy of them go for good. What runs in it is ended."
        action="Delete repl"
        onAction={() => toDelete !== undefined && remove(toDelete.id)}
      />
      <AlertDialog
        open={toDiscard !== undefined}
        onOpenChange={() => useView.setState({ discarding: null })}
        title={`Stop ${toDiscard?.name ?? ''} without saving?`}
        description="What was changed since the last stored copy is lost. Saving is tried again by itself if you wait."
        action="Stop without saving"
        onAction={() => toDiscard !== undefined && stop(toDiscard, { discard: true })}
      />
    </>
  )
}
