import type { Repl } from '../../core'
import { AlertDialog } from '../../ui'
import { moment } from '../../ui/relative'

interface DiscardQuestionProps {
  /** The repl that is asked about; null while none is. */
  repl: Repl | null
  onClose: () => void
  onDiscard: () => void
}

/** Asks before a repl stops without its last save. */
export function DiscardQuestion({ repl, onClose, onDiscard }: DiscardQuestionProps) {
  return (
    <AlertDialog
      open={repl !== null}
      onOpenChange={onClose}
      title={`Stop ${repl?.name ?? ''} without saving?`}
      description={`${lossOf(repl?.savedAt ?? null)} Saving is tried again by itself if you wait.`}
      action="Stop without saving"
      onAction={onDiscard}
    />
  )
}

function lossOf(savedAt: string | null): string {
  if (savedAt === null) return 'Nothing is stored yet: all that was changed is lost.'
  return `What was changed since ${moment(new Date(savedAt), new Date())} is lost; what was stored then stays.`
}
