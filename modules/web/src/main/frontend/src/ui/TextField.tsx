import { type ComponentProps, type ReactNode, useId } from 'react'
import { classes } from './classes'
import styles from './TextField.module.css'

interface TextFieldProps extends ComponentProps<'input'> {
  label: string
  /** Only for screen readers; the placeholder says it to everybody else. */
  labelHidden?: boolean
  large?: boolean
  icon?: ReactNode
  /** What is wrong with the value, in a sentence. */
  error?: string | null | undefined
  trailing?: ReactNode
}

export function TextField({ label, labelHidden = false, large = false, icon, error, trailing, className, ...input }: TextFieldProps) {
  const id = useId()
  const invalid = error ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {}
  return (
    <div className={classes(styles.field, className)}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <div className={classes(styles.box, large && styles.large)}>
        {icon !== undefined && <span className={styles.icon}>{icon}</span>}
        <input id={id} autoComplete="off" spellCheck={false} {...input} {...invalid} className={styles.input} />
        {trailing}
      </div>
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
