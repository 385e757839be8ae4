import { ChevronsDownUp, ChevronsUpDown, CircleStop, RotateCw } from 'lucide-react'
import { useRef } from 'react'
import { useStore } from 'zustand'
import { IconButton } from '../../ui'
import { useWorkbench } from '../context'
import { ResultList } from './ResultList'
import { SearchForm } from './SearchForm'
import pane from '../layout/SidePane.module.css'
import styles from './SearchPane.module.css'
import { outcome } from './wording'

/** Looks for text in all files of the workspace and opens the places. */
export function SearchPane() {
  const { search } = useWorkbench()
  const state = useStore(search.store)
  const list = useRef<HTMLDivElement>(null)
  const running = state.progress.kind === 'running'
  const folded = state.files.length > 0 && state.closed.size === state.files.length

  return (
    <>
      <header className={pane.header}>
        <h2 className={pane.title}>Search</h2>
        {running ? (
          <IconButton label="Stop searching" onClick={() => search.cancel()}>
            <CircleStop />
          </IconButton>
        ) : (
          <IconButton label="Search again" disabled={state.query.text === ''} onClick={() => void search.run()}>
            <RotateCw />
          </IconButton>
        )}
        <IconButton
          label={folded ? 'Unfold all files' : 'Fold all files'}
          disabled={state.files.length === 0}
          onClick={() => search.foldAll(!folded)}
        >
          {folded ? <ChevronsUpDown /> : <ChevronsDownUp />}
        </IconButton>
      </header>
      <SearchForm onDown={() => list.current?.focus()} />
      <p className={styles.outcome} role="status" data-failed={state.progress.kind === 'failed'}>
        {outcome(state)}
      </p>
      <ResultList box={list} />
    </>
  )
}
