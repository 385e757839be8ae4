import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type Repl, replActions, sentenceOf } from '../../core'
import { useView } from '../control/view'
import { nameFault } from '../entity/name-rules'
import styles from './RenameField.module.css'

/** The name of a row as a field: Enter and leaving it save, Escape leaves it as it was. */
export function RenameField({ repl }: { repl: Repl }) {
  const [name, setName] = useState(repl.name)
  const [fault, setFault] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const closing = useRef(false)

  useEffect(() => {
    // A menu that is closing takes the focus once more.
    const timer = setTimeout(() => field.current?.select())
    return () => clearTimeout(timer)
  }, [])

  function close(): void {
    if (closing.current) return
    closing.current = true
    const row = field.current?.closest('li')
    const hadFocus = document.activeElement === field.current
    useView.setState({ renaming: null })
    if (hadFocus) setTimeout(() => row?.querySelector('a')?.focus())
  }

  async function save(): Promise<void> {
    if (closing.current || name.trim() === repl.name) return close()
    const found = nameFault(name)
    if (found !== null) return setFault(found)
    try {
      await replActions.rename(repl.id, name.trim())
      close()
    } catch (error) {
      setFault(sentenceOf(error))
    }
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter') void save()
    if (event.key === 'Escape') close()
    event.stopPropagation()
  }

  return (
    <span className={styles.field}>
      <input
        ref={field}
        aria-label={`New name for ${repl.name}`}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : `${repl.id}-fault`}
        autoComplete="off"
        spellCheck={false}
        className={styles.input}
        value={name}
        onChange={(event) => {
          setName(event.target.value)
          setFault(null)
        }}
        onKeyDown={press}
        onBlur={() => void save()}
      />
      {fault !== null && (
        <span id={`${repl.id}-fault`} className={styles.fault} role="alert">
          {fault}
        </span>
      )}
    </span>
  )
}
