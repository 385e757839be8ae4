import { useStore } from 'zustand'
import type { Repl } from '../../core'
import { Spinner, useDelayed } from '../../ui'
import { useWorkbench } from '../context'
import pane from '../layout/SidePane.module.css'
import { Failed } from './Failed'
import { ForkDialog } from './ForkDialog'
import styles from './HistoryPane.module.css'
import { KeptAside } from './KeptAside'
import { useLine } from './queries'
import { ReplaceQuestion, RestoreQuestion } from './questions'
import { StateDetails } from './StateDetails'
import { Timeline } from './Timeline'

const NOTHING = 'Nothing is stored yet. The first state is here a few seconds after the first change.'

/** Everything that was ever stored of the repl: when, what changed, and the way back to it. */
export function HistoryPane({ repl }: { repl: Repl }) {
  const { history, layout } = useWorkbench()
  const watched = useStore(layout.store, (state) => state.side && state.view === 'history')
  const shown = useStore(history.store, (state) => state.shown)
  const line = useLine(repl, watched)
  const newest = line.data?.pages[0]?.[0] ?? null
  return (
    <>
      <header className={pane.header}>
        <h2 className={pane.title}>History</h2>
      </header>
      <section className={styles.line} aria-label="Stored states">
        {!line.isError && <KeptAside repl={repl} watched={watched} />}
        <Line line={line} watched={watched} />
      </section>
      {shown !== null && <StateDetails repl={repl} state={shown} newest={newest} />}
      <RestoreQuestion />
      <ForkDialog repl={repl} />
      <ReplaceQuestion />
    </>
  )
}

function Line({ line, watched }: { line: ReturnType<typeof useLine>; watched: boolean }) {
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = line
  const slow = useDelayed(isPending && watched)
  if (isPending) return <p className={styles.calm}>{slow && <Spinner size={20} />}</p>
  if (data === undefined) return <Failed error={error} onAgain={refetch} />
  const states = data.pages.flat()
  const more = hasNextPage && !isFetchingNextPage && !isFetchNextPageError
  if (states.length === 0) return <p className={styles.calm}>{NOTHING}</p>
  return (
    <>
      <Timeline states={states} onEnd={() => more && void fetchNextPage()} />
      {isFetchingNextPage && <p className={styles.note} role="status">Loading earlier states …</p>}
      {isFetchNextPageError && <Failed error={error} onAgain={fetchNextPage} />}
    </>
  )
}
