import { Plus, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useCommands } from '../../commands'
import { type Repl, sentenceOf, useRepls, useTemplates } from '../../core'
import { Button, Kbd, TextField, useDelayed } from '../../ui'
import { askForNewRepl } from '../control/view'
import { fits, newestFirst } from '../entity/order'
import { EmptyState } from './EmptyState'
import { ReplList } from './ReplList'
import { ReplQuestions } from './ReplQuestions'
import styles from './ReplsPage.module.css'
import { Skeleton } from './Skeleton'

export function ReplsPage() {
  const repls = useRepls()
  const slow = useDelayed(repls.isPending)
  useEffect(() => {
    document.title = 'Repls · Devex'
  }, [])
  return (
    <main className={styles.page}>
      {repls.data ? (
        <Known repls={repls.data} />
      ) : repls.isError ? (
        <Failed sentence={sentenceOf(repls.error)} onRetry={() => void repls.refetch()} />
      ) : (
        slow && <Skeleton />
      )}
      <ReplQuestions />
    </main>
  )
}

function Known({ repls }: { repls: Repl[] }) {
  return repls.length === 0 ? <EmptyState /> : <Filtered repls={repls} />
}

function Filtered({ repls }: { repls: Repl[] }) {
  const [typed, setTyped] = useState('')
  const filter = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const templates = useTemplates().data
  const names = templates && new Map(templates.map(({ id, name }) => [id, name]))
  const found = newestFirst(repls.filter((repl) => fits(repl, names?.get(repl.template) ?? '', typed)))
  useCommands([{ id: 'repls.filter', title: 'Filter the repls', group: 'Repls', keys: ['/'], run: () => filter.current?.focus() }])

  function leaveFilter(key: string): boolean {
    if (key === 'Escape') setTyped('')
    if (key === 'ArrowDown') focusFirst()
    if (key === 'Enter') list.current?.querySelector('a')?.click()
    return key === 'ArrowDown' || key === 'Enter'
  }

  function focusFirst(): void {
    list.current?.querySelector('a')?.focus()
  }

  useEffect(() => {
    function enterList(event: KeyboardEvent): void {
      if (event.key !== 'ArrowDown' || document.activeElement !== document.body) return
      event.preventDefault()
      focusFirst()
    }
    window.addEventListener('keydown', enterList)
    return () => window.removeEventListener('keydown', enterList)
  }, [])

  return (
    <>
      <div className={styles.bar}>
        <h1 className={styles.title}>
          Repls <span className={styles.count}>{repls.length}</span>
        </h1>
        <TextField
          ref={filter}
          type="search"
          label="Filter repls"
          labelHidden
          placeholder="Filter"
          icon={<Search />}
          trailing={<Kbd keys="/" />}
          className={styles.filter}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => leaveFilter(event.key) && event.preventDefault()}
        />
        <Button tone="filled" icon={<Plus />} onClick={() => askForNewRepl()} className={styles.new}>
          New repl <Kbd keys="N" />
        </Button>
      </div>
      {found.length > 0 ? (
        <ReplList ref={list} repls={found} templateNames={names} />
      ) : (
        <p className={styles.none} role="status">
          No repl is called “{typed.trim()}”. <Button onClick={() => setTyped('')}>Show all</Button>
        </p>
      )}
    </>
  )
}

function Failed({ sentence, onRetry }: { sentence: string; onRetry: () => void }) {
  return (
    <div className={styles.failed} role="alert">
      <h1 className={styles.title}>Your repls cannot be shown</h1>
      <p>{sentence}</p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  )
}
