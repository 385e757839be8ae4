import { useRepls } from '../../core'
import { AlertDialog } from '../../ui'
import { remove, stop } from '../control/actions'
import { useView } from '../control/view'
import { DiscardQuestion } from './DiscardQuestion'

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
      <DiscardQuestion
        repl={toDiscard ?? null}
        onClose={() => useView.setState({ discarding: null })}
        onDiscard={() => toDiscard !== undefined && stop(toDiscard, { discard: true })}
      />
    </>
  )
}
