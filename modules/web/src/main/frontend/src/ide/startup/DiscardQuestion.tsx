import { AlertDialog } from '../../ui'
import type { Life } from './useLifecycle'

interface DiscardQuestionProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  life: Life
}

/** Asks before a repl stops without its last save. */
export function DiscardQuestion({ open, onOpenChange, life }: DiscardQuestionProps) {
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Stop without saving?"
      description="What was changed since the last stored copy is lost. The stored copy stays."
      action="Stop without saving"
      onAction={() => life.stop({ discard: true })}
    />
  )
}
