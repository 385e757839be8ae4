import { CaseSensitive, Ellipsis, Regex, Search as Glass, WholeWord } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { TextField, Tooltip } from '../../ui'
import { useWorkbench } from '../context'
import type { LayoutState } from '../layout/layout'
import styles from './SearchPane.module.css'

/** What is looked for and where; `onDown` goes to the results. */
export function SearchForm({ onDown }: { onDown: () => void }) {
  const { search } = useWorkbench()
  const query = useStore(search.store, (state) => state.query)
  const [where, setWhere] = useState(query.include !== '' || query.exclude !== '' || query.ignored)
  const press = useFieldKeys(onDown)
  const field = useSearchFocus()

  return (
    <search className={styles.form} onKeyDown={press} ref={field}>
      <TextField
        label="Search for"
        labelHidden
        placeholder="Search in all files"
        icon={<Glass />}
        value={query.text}
        data-search-text
        onChange={(event) => search.change({ text: event.target.value })}
        trailing={
          <span className={styles.switches}>
            <Switch label="Match case" on={query.caseSensitive} change={(caseSensitive) => search.change({ caseSensitive })}>
              <CaseSensitive />
            </Switch>
            <Switch label="Whole words" on={query.wholeWord} change={(wholeWord) => search.change({ wholeWord })}>
              <WholeWord />
            </Switch>
            <Switch label="Regular expression" on={query.regex} change={(regex) => search.change({ regex })}>
              <Regex />
            </Switch>
          </span>
        }
      />
      <button type="button" className={styles.where} aria-expanded={where} onClick={() => setWhere(!where)}>
        <Ellipsis aria-hidden />
        Where
        <span className={styles.rules}>{query.ignored ? 'also in ignored files' : 'not in ignored files'}</span>
      </button>
      {where && <Where />}
    </search>
  )
}

function Where() {
  const { search } = useWorkbench()
  const { include, exclude, ignored } = useStore(search.store, (state) => state.query)
  return (
    <>
      <TextField
        label="Only in"
        placeholder="src, *.ts"
        value={include}
        onChange={(event) => search.change({ include: event.target.value })}
      />
      <TextField
        label="Not in"
        placeholder="*.min.js, docs"
        value={exclude}
        onChange={(event) => search.change({ exclude: event.target.value })}
      />
      <label className={styles.ignored}>
        <input
          type="checkbox"
          checked={ignored}
          onChange={(event) => search.change({ ignored: event.target.checked })}
        />
        <span>
          Also ignored files
          <small>What .gitignore leaves out, .git and node_modules</small>
        </span>
      </label>
    </>
  )
}

interface SwitchProps {
  label: string
  on: boolean
  change: (on: boolean) => void
  children: ReactNode
}

function Switch({ label, on, change, children }: SwitchProps) {
  return (
    <Tooltip label={label}>
      <button type="button" className={styles.toggle} aria-label={label} aria-pressed={on} onClick={() => change(!on)}>
        {children}
      </button>
    </Tooltip>
  )
}

/** Enter searches at once, Escape stops the search or goes back to the editor, the arrow goes down to the results. */
function useFieldKeys(onDown: () => void) {
  const { search, focusEditor } = useWorkbench()
  return (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type === 'checkbox') return
    if (event.key === 'Enter') void search.run()
    else if (event.key === 'ArrowDown') onDown()
    else if (event.key === 'Escape' && search.store.getState().progress.kind === 'running') search.cancel()
    else if (event.key === 'Escape') focusEditor()
    else return
    event.preventDefault()
  }
}

/** Puts the caret into the field, with its text selected, each time the search is brought into sight or asked for. */
function useSearchFocus() {
  const workbench = useWorkbench()
  const form = useRef<HTMLElement>(null)
  useEffect(() => {
    const field = () => form.current?.querySelector<HTMLInputElement>('[data-search-text]')
    const focus = () => {
      field()?.focus()
      field()?.select()
    }
    workbench.focusSearch = () => {
      // At once: the next key is meant for it. Again when the page is drawn, for what is hidden cannot take the focus.
      focus()
      requestAnimationFrame(() => {
        if (field() !== document.activeElement) focus()
      })
    }
    const end = workbench.layout.store.subscribe((now, before) => {
      if (inSight(now) && !inSight(before)) workbench.focusSearch()
    })
    return () => {
      end()
      workbench.focusSearch = () => {}
    }
  }, [workbench])
  return form
}

function inSight({ side, view }: LayoutState): boolean {
  return side && view === 'search'
}
