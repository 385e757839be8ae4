import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import button from './Button.module.css'
import { classes } from './classes'
import styles from './Dialog.module.css'
import { returnFocus } from './focusReturn'

interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** One sentence under the title. */
  description?: string
  wide?: boolean
  /** Called instead of focusing the first control. */
  onOpenAutoFocus?: (event: Event) => void
  children: ReactNode
}

/** A modal dialog; Escape and a click outside close it, and the focus goes back to where it was. */
export function Dialog({ open, onOpenChange, title, description, wide, onOpenAutoFocus, children }: DialogProps) {
  const described = description === undefined ? { 'aria-describedby': undefined } : {}
  const focus = onOpenAutoFocus === undefined ? {} : { onOpenAutoFocus }
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          className={classes(styles.dialog, wide && styles.wide)}
          onCloseAutoFocus={returnFocus}
          {...described}
          {...focus}
        >
          <header className={styles.header}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close asChild>
              <button type="button" className={classes(button.button, button.quiet, button.square)} aria-label="Close">
                <X />
              </button>
            </Radix.Close>
          </header>
          {description !== undefined && <Radix.Description className={styles.description}>{description}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <footer className={styles.actions}>{children}</footer>
}
