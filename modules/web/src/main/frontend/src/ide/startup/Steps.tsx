import { Check, Circle, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Button, classes, Spinner, useDelayed, useSecondsTo } from '../../ui'
import { useWorkbench } from '../context'
import styles from './Lifecycle.module.css'
import { stepsOf, usualStart, type Marks, type Step } from './steps'

const SHOWN_AFTER_MS = 1000
const LONG_SECONDS = 10

/** The steps of a start; nothing at all in its first second. */
export function Steps({ marks, failed, bare = false }: { marks: Marks | null; failed: boolean; bare?: boolean }) {
  const shown = useDelayed(marks !== null, SHOWN_AFTER_MS)
  const now = useClock(shown && !failed)
  const trouble = useTrouble()
  if (!marks || !(shown || bare)) return bare ? null : <div className={styles.screen} aria-busy="true" />
  const list = (
    <ol className={styles.steps} aria-label="Steps of the start">
      {stepsOf(marks, now, failed || trouble !== null).map((step) => (
        <StepLine key={step.title} step={step} />
      ))}
    </ol>
  )
  if (bare) return list
  return (
    <section className={styles.screen} aria-label="State of the repl">
      <h1 className={styles.title}>Starting</h1>
      {list}
      {trouble ? (
        <Trouble message={trouble} />
      ) : (
        <p role="status">{now - marks.asked > LONG_SECONDS * 1000 && patience()}</p>
      )}
    </section>
  )
}

/** Why the runner could not be reached so far, if it could not. */
function useTrouble(): string | null {
  const { connection } = useWorkbench()
  const link = useStore(connection.link)
  return 'message' in link ? link.message : null
}

function Trouble({ message }: { message: string }) {
  const { connection } = useWorkbench()
  const link = useStore(connection.link)
  const seconds = useSecondsTo(link.kind === 'waiting' ? link.retryAt : null)
  return (
    <>
      <p role="alert">{message}</p>
      <p>{link.kind === 'waiting' ? `Tried again in ${seconds} s.` : link.kind === 'connecting' && 'Trying again …'}</p>
      <Button onClick={connection.retryNow}>Try now</Button>
    </>
  )
}

function StepLine({ step }: { step: Step }) {
  return (
    <li
      className={classes(
        styles.step,
        step.state === 'waiting' && styles.waiting,
        step.state === 'failed' && styles.failed,
      )}
    >
      <StepIcon state={step.state} />
      <span>{step.title}</span>
      <span className={styles.time}>{step.seconds === null ? '' : `${step.seconds.toFixed(1)} s`}</span>
      <span className="visually-hidden">{step.state}</span>
    </li>
  )
}

function StepIcon({ state }: { state: Step['state'] }) {
  if (state === 'under way') return <Spinner size={16} />
  if (state === 'done') return <Check size={16} aria-hidden />
  if (state === 'failed') return <X size={16} aria-hidden />
  return <Circle size={16} aria-hidden />
}

function patience(): string {
  const usual = usualStart()
  return usual === null
    ? 'A first start takes longest: half a minute is not unusual.'
    : `It usually takes about ${Math.max(1, Math.round(usual))} s here. It goes on by itself.`
}

function useClock(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!ticking) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 100)
    return () => clearInterval(timer)
  }, [ticking])
  return now
}
