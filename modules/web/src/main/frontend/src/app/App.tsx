import { sentenceOf, useMe } from '../core'
import { Button, Toasts, TooltipProvider, useDelayed } from '../ui'
import { Welcome } from '../welcome'
import styles from './App.module.css'
import { FaultBoundary } from './FaultBoundary'
import { SignedIn } from './SignedIn'

export function App() {
  return (
    <TooltipProvider delayDuration={500}>
      <FaultBoundary>
        <Page />
      </FaultBoundary>
      <Toasts />
    </TooltipProvider>
  )
}

function Page() {
  const me = useMe()
  const slow = useDelayed(me.isPending, 1000)
  if (me.data) return <SignedIn user={me.data} />
  if (me.data === null) return <Welcome />
  if (me.isError) return <Unreachable sentence={sentenceOf(me.error)} onRetry={() => void me.refetch()} />
  return <main className={styles.middle}>{slow && <p role="status">Asking the server who you are…</p>}</main>
}

function Unreachable({ sentence, onRetry }: { sentence: string; onRetry: () => void }) {
  return (
    <main className={styles.middle}>
      <h1 className={styles.title}>No answer from the server</h1>
      <p>{sentence}</p>
      <Button tone="filled" onClick={onRetry}>
        Try again
      </Button>
    </main>
  )
}
