import { CircleStop, Play, RotateCcw, TriangleAlert } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { Link } from '../../app/router'
import { failureOf, hasUnsaved, isLost, type Repl } from '../../core'
import { DiscardQuestion } from '../../repls'
import { Button, Spinner, useDelayed } from '../../ui'
import { moment } from '../../ui/relative'
import { useWorkbench } from '../context'
import styles from './Lifecycle.module.css'
import { Steps } from './Steps'
import type { Life } from './useLifecycle'

const LONG_STOP_MS = 10_000
const STOP = 'Your programs are being ended, and your work is being saved.'
const SLOW_STOP = 'Saving takes longer than usual. Nothing is lost: the sandbox stays until everything is stored.'

/** What covers the workbench while the repl does not run: its start, its rest, or what went wrong. */
export function Lifecycle({ repl, life }: { repl: Repl; life: Life }) {
  switch (repl.state) {
    case 'RUNNING':
    case 'STARTING':
      return life.ready ? null : <Steps marks={life.marks} failed={false} />
    case 'STOPPING':
      return <Stopping repl={repl} life={life} />
    case 'DELETING':
      return (
        <Screen
          icon={<Spinner size={20} />}
          title="Being deleted"
          sentence="This repl and its stored work are going away."
        />
      )
    case 'FAILED':
      return <Failed repl={repl} life={life} />
    case 'STOPPED':
      return <Stopped repl={repl} life={life} />
  }
}

function Stopped({ repl, life }: { repl: Repl; life: Life }) {
  if (life.marks && !life.problem) return <Steps marks={life.marks} failed={false} />
  return (
    <Screen
      icon={<CircleStop size={20} />}
      title={`${repl.name} is stopped`}
      sentence={life.problem ?? repl.failure?.message ?? restOf(repl)}
      alert={life.problem !== null}
    >
      <Unwritten />
      <Button tone="filled" size="large" icon={<Play />} onClick={life.start}>
        Start repl
      </Button>
    </Screen>
  )
}

/** True also where its owner had it stop without its last save. */
function restOf({ savedAt }: Repl): string {
  if (savedAt === null) return 'Nothing is stored of it yet.'
  return `Your work is stored as it was at ${moment(new Date(savedAt), new Date())}. Starting brings it back.`
}

function Stopping({ repl, life }: { repl: Repl; life: Life }) {
  const unsaved = hasUnsaved(repl)
  const title = unsaved ? 'Saving your work did not succeed yet' : repl.failure ? 'The sandbox has ended' : 'Stopping'
  const slow = useDelayed(repl.failure === null, LONG_STOP_MS)
  const sentence = failureOf(repl) ?? (slow ? SLOW_STOP : STOP)
  return (
    <Screen
      icon={<Spinner size={20} />}
      title={title}
      sentence={life.problem ?? sentence}
      alert={repl.failure !== null}
    >
      <Unwritten />
      {unsaved && <Impatience repl={repl} life={life} />}
    </Screen>
  )
}

/** For those who do not want to wait for the next try. */
function Impatience({ repl, life }: { repl: Repl; life: Life }) {
  const [asking, setAsking] = useState(false)
  return (
    <div className={styles.choices}>
      <Button tone="filled" icon={<RotateCcw />} onClick={() => life.stop()}>
        Try again now
      </Button>
      <Button onClick={() => setAsking(true)}>Stop without saving …</Button>
      <DiscardQuestion repl={asking ? repl : null} onClose={() => setAsking(false)} onDiscard={() => life.stop({ discard: true })} />
    </div>
  )
}

function Failed({ repl, life }: { repl: Repl; life: Life }) {
  const sentence =
    life.problem ?? repl.failure?.message ?? 'The sandbox could not be started. Your stored work is safe.'
  const lost = isLost(repl.failure)
  const title = lost ? 'The sandbox is gone' : 'The repl could not be started'
  return (
    <Screen icon={<TriangleAlert size={20} />} title={title} sentence={sentence} alert>
      <Unwritten />
      {life.marks && <Steps marks={life.marks} failed bare />}
      <Button tone="filled" size="large" icon={<Play />} onClick={life.start}>
        {lost ? 'Start repl' : 'Try again'}
      </Button>
    </Screen>
  )
}

interface ScreenProps {
  icon: ReactNode
  title: string
  sentence: string
  alert?: boolean
  children?: ReactNode
}

function Screen({ icon, title, sentence, alert = false, children }: ScreenProps) {
  return (
    <section className={styles.screen} aria-label="State of the repl">
      <span className={styles.icon}>{icon}</span>
      <h1 className={styles.title}>{title}</h1>
      <p role={alert ? 'alert' : 'status'}>{sentence}</p>
      {children}
      <Link href="/" className={styles.back}>
        All repls
      </Link>
    </section>
  )
}

/** What was typed when the sandbox was already gone. */
function Unwritten() {
  const { documents } = useWorkbench()
  const files = useStore(documents.store, ({ open }) => open.filter(({ saving }) => saving.unsaved).length)
  if (files === 0) return null
  return (
    <p>
      {files === 1 ? 'What you typed last in one file' : `What you typed last in ${files} files`} could not be sent any more. It is
      kept in this browser, and is written as soon as the repl runs.
    </p>
  )
}
