import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useEvents } from '../../core'
import { notify, useDelayed } from '../../ui'
import { useWorkbench } from '../context'

export const AWAY =
  'Devex cannot be reached. You can go on working: your changes are safe in the sandbox, and are stored as soon as it is back.'

/** A server that takes up its stream again at once was not away. */
const NOTICED_AFTER_MS = 2_000

/** Whether the core is away, be the sandbox there or not. */
export function useIsAway(): boolean {
  const waiting = useEvents(({ status }) => status === 'waiting')
  return useDelayed(waiting, NOTICED_AFTER_MS)
}

/** Says in a sentence what that means for the work, while the sandbox is there; without it the connection is told to be lost. */
export function useAwayNote(): void {
  const { connection } = useWorkbench()
  const isConnected = useStore(connection.link, ({ kind }) => kind === 'open')
  const isTold = useIsAway() && isConnected
  useEffect(() => {
    if (isTold) notify({ message: AWAY, tone: 'warning' })
  }, [isTold])
}
