import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { classes } from './classes'
import { Spinner } from './Spinner'
import { Tooltip } from './Tooltip'

export interface ButtonProps extends ComponentProps<'button'> {
  /** `filled` is for the one action a page is about. */
  tone?: 'filled' | 'outlined' | 'quiet' | 'danger'
  size?: 'normal' | 'large'
  icon?: ReactNode
  /** Under way: a spinner takes the icon's place and further clicks do nothing. */
  busy?: boolean
}

export function Button({ tone = 'outlined', size = 'normal', icon, busy = false, className, children, ...rest }: ButtonProps) {
  const look = classes(styles.button, styles[tone], size === 'large' && styles.large, className)
  return (
    <button type="button" {...rest} className={look} aria-busy={busy || undefined} onClick={busy ? preventDefault : rest.onClick}>
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  )
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** What it does; read by screen readers and shown in the tooltip. */
  label: string
  keys?: string
}

/** A square button that is only an icon, with its label in a tooltip. */
export function IconButton({ label, keys, className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} {...(keys === undefined ? {} : { keys })}>
      <button type="button" {...rest} className={classes(styles.button, styles.quiet, styles.square, className)} aria-label={label}>
        {children}
      </button>
    </Tooltip>
  )
}

function preventDefault(event: { preventDefault: () => void }): void {
  event.preventDefault()
}
