import { useEffect, useRef } from 'react'
import { sentenceOf, useReplActions, type Repl } from '../../core'
import { notify, usePassed } from '../../ui'
import { clock, NEAR_MS, WARNING_MS } from './stop'

/** The core is told of somebody at the keys no more often than this. */
const PAUSE_MS = 60_000

export function usePin(repl: Repl): (hours: number) => void {
  const { pin } = useReplActions()
  return (hours) => void pin(repl.id, hours).catch((error: unknown) => notify({ message: sentenceOf(error), tone: 'failed' }))
}

/** Warns before the repl stops because nobody uses it, and tells the core when somebody does. */
export function useIdleNotes(repl: Repl): void {
  const pin = usePin(repl)
  const stopsAt = repl.activity?.stopsAt ?? null
  const soon = usePassed(stopsAt === null ? null : Date.parse(stopsAt) - WARNING_MS)
  useEffect(() => {
    if (!soon || stopsAt === null) return
    notify({
      message: `This repl stops at ${clock(stopsAt)}. Everything is saved then.`,
      tone: 'warning',
      action: { label: 'Keep it running', run: () => pin(1) },
    })
  }, [soon, stopsAt])
  usePresence(repl.id, stopsAt)
}

/** A way in that is asked for is what the core takes for a sign of the owner; the way itself is not needed. */
function usePresence(id: string, stopsAt: string | null): void {
  const { ticket } = useReplActions()
  const told = useRef(0)
  useEffect(() => {
    if (stopsAt === null) return
    const here = () => {
      const now = Date.now()
      if (Date.parse(stopsAt) - now > NEAR_MS || now - told.current < PAUSE_MS) return
      told.current = now
      void ticket(id).catch(() => {})
    }
    window.addEventListener('keydown', here, { capture: true })
    window.addEventListener('pointerdown', here, { capture: true })
    return () => {
      window.removeEventListener('keydown', here, { capture: true })
      window.removeEventListener('pointerdown', here, { capture: true })
    }
  }, [id, stopsAt, ticket])
}
