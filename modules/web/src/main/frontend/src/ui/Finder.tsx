import { Dialog } from 'radix-ui'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import styles from './Finder.module.css'
import { returnFocus } from './focusReturn'

interface Finding<T> {
  /** What the field asks for, to those who cannot see it and to those who can. */
  label: string
  placeholder: string
  listLabel: string
  /** What fits the letters typed so far, the best first. */
  find: (query: string) => readonly T[]
  keyOf: (item: T) => string
  /** The name of an option, where its content does not say it. */
  nameOf?: (item: T) => string
  /** What is said when nothing fits. */
  none: string
  onChoose: (item: T) => void
  children: (item: T) => ReactNode
}

interface FinderProps<T> extends Finding<T> {
  title: string
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Called before the focus goes back to where it was; may prevent that. */
  onCloseAutoFocus?: (event: Event) => void
}

/** A field over a list that narrows as one types; arrows and Enter choose (the combobox pattern of WAI-ARIA 1.2). */
export function Finder<T>({ title, open, onOpenChange, onCloseAutoFocus, ...finding }: FinderProps<T>) {
  function leaveFocus(event: Event): void {
    onCloseAutoFocus?.(event)
    returnFocus(event)
  }

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.scrim} />
        <Dialog.Content className={styles.palette} aria-describedby={undefined} onCloseAutoFocus={leaveFocus}>
          <Dialog.Title className="visually-hidden">{title}</Dialog.Title>
          <Choices {...finding} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Choices<T>({ label, placeholder, listLabel, find, keyOf, nameOf, none, onChoose, children }: Finding<T>) {
  const id = useId()
  const [query, setQuery] = useState('')
  const [index, setIndex] = useState(0)
  const items = find(query)
  const active = Math.max(0, Math.min(index, items.length - 1))

  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = items[active]
    if (step !== undefined && items.length > 0) setIndex((active + step + items.length) % items.length)
    if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen)
    if (step !== undefined || event.key === 'Enter') event.preventDefault()
  }

  return (
    <>
      <input
        className={styles.input}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={items.length > 0 ? `${id}-${active}` : undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setIndex(0)
        }}
        onKeyDown={press}
      />
      <ul id={`${id}-list`} className={styles.list} role="listbox" aria-label={listLabel}>
        {items.map((item, position) => (
          <li
            key={keyOf(item)}
            id={`${id}-${position}`}
            role="option"
            aria-label={nameOf?.(item)}
            aria-selected={position === active}
            className={styles.option}
            ref={position === active ? intoView : null}
            onPointerMove={() => setIndex(position)}
            onClick={() => onChoose(item)}
          >
            {children(item)}
          </li>
        ))}
      </ul>
      {items.length === 0 && (
        <p className={styles.none} role="status">
          {none}
        </p>
      )}
    </>
  )
}

function intoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}
