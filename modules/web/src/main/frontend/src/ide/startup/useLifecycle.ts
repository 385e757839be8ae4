import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { sentenceOf, useReplActions, type Repl } from '../../core'
import { notify } from '../../ui'
import { useWorkbench } from '../context'
import { marksFrom, noteStart, type Marks } from './steps'

export interface Life {
  readonly marks: Marks | null
  /** Why starting or stopping could not even be asked for. */
  readonly problem: string | null
  readonly ready: boolean
  start(): void
  stop(options?: { discard: boolean }): void
  restart(): void
}

/** Starts a stopped repl when its page is opened, and keeps the times of the start. */
export function useLifecycle(repl: Repl): Life {
  const actions = useReplActions()
  const workbench = useWorkbench()
  const [problem, setProblem] = useState<string | null>(null)
  const restarting = useRef(false)
  const { marks, begin } = useMarks(repl)

  async function attempt(action: () => Promise<unknown>): Promise<void> {
    setProblem(null)
    await action().catch((error: unknown) => {
      restarting.current = false
      setProblem(sentenceOf(error))
    })
  }
  const start = () => {
    begin()
    void attempt(() => actions.start(repl.id))
  }
  const stop = (options?: { discard: boolean }) => {
    void attempt(() => workbench.whenSaved(() => actions.stop(repl.id, options)))
  }

  const opened = useRef(false)
  useEffect(() => {
    const again = restarting.current && repl.state === 'STOPPED'
    if ((!opened.current && repl.state === 'STOPPED') || again) {
      restarting.current = false
      start()
    }
    opened.current = true
  }, [repl.state])
  useEffect(() => {
    if (repl.state !== 'RUNNING' || repl.failure === null) return
    restarting.current = false
    notify({ message: repl.failure.message, tone: 'failed' })
  }, [repl.state, repl.failure?.message])
  useEffect(() => setProblem(null), [repl.state])
  const covered = repl.state !== 'RUNNING' && repl.state !== 'STARTING'
  useEffect(() => {
    if (problem !== null && !covered) notify({ message: problem, tone: 'failed' })
  }, [problem, covered])

  return {
    marks,
    problem,
    ready: marks?.listed != null,
    start,
    stop,
    restart: () => {
      restarting.current = true
      stop()
    },
  }
}

function useMarks(repl: Repl): { marks: Marks | null; begin: () => void } {
  const workbench = useWorkbench()
  const [marks, setMarks] = useState<Marks | null>(null)
  const link = useStore(workbench.connection.link)
  const isOpen = link.kind === 'open'
  const hasAnswered = isOpen || (link.kind === 'connecting' && link.answered)
  const isListed = useStore(workbench.tree.store, (tree) => tree.folders.has(''))
  const begin = () => setMarks(marksFrom(Date.now()))
  const active = repl.state === 'STARTING' || repl.state === 'RUNNING'
  const running = repl.state === 'RUNNING'

  useEffect(() => {
    if (!active) setMarks((former) => (repl.state === 'FAILED' ? former : null))
    else setMarks((former) => former ?? marksFrom(Date.now()))
  }, [active, repl.state])
  useEffect(() => {
    if (running) setMarks((former) => former && { ...former, running: former.running ?? Date.now() })
  }, [running])
  useEffect(() => {
    if (hasAnswered) setMarks((former) => former && { ...former, answered: former.answered ?? Date.now() })
  }, [hasAnswered])
  useEffect(() => {
    if (isOpen) setMarks((former) => former && { ...former, connected: former.connected ?? Date.now() })
  }, [isOpen])
  useEffect(() => {
    if (isOpen && isListed) setMarks((former) => former && { ...former, listed: former.listed ?? Date.now() })
  }, [isOpen, isListed])

  const took = marks?.listed != null && marks.running !== marks.asked ? (marks.listed - marks.asked) / 1000 : null
  useEffect(() => {
    if (took !== null && took > 0.5) noteStart(took)
  }, [took])
  return { marks, begin }
}
