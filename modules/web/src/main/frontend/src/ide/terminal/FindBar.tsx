import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { IconButton } from '../../ui'
import type { Screen } from './screen'
import styles from './TerminalPane.module.css'

/** Finds text in what a terminal has written: Enter goes back in time, Shift+Enter forward. */
export function FindBar({ screen, onClose }: { screen: Screen; onClose: () => void }) {
  const [text, setText] = useState('')
  const [found, setFound] = useState(true)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    return () => screen.search.clearDecorations()
  }, [screen])

  function find(direction: 'older' | 'newer', wanted = text): void {
    if (wanted === '') return setFound(true)
    setFound(direction === 'older' ? screen.search.findPrevious(wanted) : screen.search.findNext(wanted))
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Escape') onClose()
    if (event.key === 'Enter') find(event.shiftKey ? 'newer' : 'older')
  }

  return (
    <div role="search" className={styles.find}>
      <input
        ref={field}
        aria-label="Find in terminal"
        placeholder="Find"
        aria-invalid={!found}
        value={text}
        onKeyDown={press}
        onChange={(event) => {
          setText(event.target.value)
          find('older', event.target.value)
        }}
      />
      <span className="visually-hidden" role="status">
        {found ? '' : 'Nothing found'}
      </span>
      <IconButton label="Older match" keys="Enter" onClick={() => find('older')}>
        <ChevronUp />
      </IconButton>
      <IconButton label="Newer match" keys="Shift+Enter" onClick={() => find('newer')}>
        <ChevronDown />
      </IconButton>
      <IconButton label="Close find" keys="Esc" onClick={onClose}>
        <X />
      </IconButton>
    </div>
  )
}
