import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Repl } from '../../core'
import { full } from '../../ui/relative'
import { useWorkbench } from '../context'
import look from '../files/Rows.module.css'
import { Failed } from './Failed'
import styles from './KeptAside.module.css'
import { STATE_LOOKS } from './kinds'
import { useBranches } from './queries'
import { timeOf } from './times'

/** What old sessions saved too late: it never became part of the line. */
export function KeptAside({ repl, watched }: { repl: Repl; watched: boolean }) {
  const { history } = useWorkbench()
  const { data, isError, error, refetch } = useBranches(repl, watched)
  const shown = useStore(history.store, (state) => state.shown?.id)
  const [open, setOpen] = useState(false)
  const { word, Icon } = STATE_LOOKS.branch
  if (isError) return <Failed error={error} onAgain={refetch} />
  if (data === undefined || data.length === 0) return null
  return (
    <div className={styles.aside}>
      <button type="button" className={styles.button} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight className={look.chevron} aria-hidden />
        {word}
        <span className={look.count}>{data.length}</span>
      </button>
      {open && (
        <>
          <p>
            Saved by a sandbox that came back when a newer one had already begun. It replaced nothing; look at it, and take from it
            what you need.
          </p>
          <ul>
            {data.map((branch) => (
              <li key={branch.id}>
                <button
                  type="button"
                  className={styles.button}
                  aria-current={branch.id === shown || undefined}
                  title={full(new Date(branch.savedAt))}
                  onClick={() => history.show(branch)}
                >
                  <Icon aria-hidden />
                  {timeOf(branch)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
