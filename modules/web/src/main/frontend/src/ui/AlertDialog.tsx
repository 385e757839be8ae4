import { AlertDialog as Radix } from 'radix-ui'
import { Button } from './Button'
import styles from './Dialog.module.css'
import { returnFocus } from './focusReturn'

interface AlertDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What happens, what it means for the work. */
  description: string
  /** The verb on the button that goes through with it. */
  action: string
  onAction: () => void
  dangerous?: boolean
}

/** Asks before something that cannot be undone. The focus starts on Cancel. */
export function AlertDialog({ open, onOpenChange, title, description, action, onAction, dangerous = true }: AlertDialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content className={styles.dialog} onCloseAutoFocus={returnFocus}>
          <Radix.Title className={styles.title}>{title}</Radix.Title>
          <Radix.Description className={styles.description}>{description}</Radix.Description>
          <footer className={styles.actions}>
            <Radix.Cancel asChild>
              <Button>Cancel</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button tone={dangerous ? 'danger' : 'filled'} onClick={onAction}>
                {action}
              </Button>
            </Radix.Action>
          </footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
