import { useSyncExternalStore } from 'react'
import { full, relative } from './relative'

const TICK_MS = 15_000

/** A local time as people say it, kept true as it passes; the full time on hover. */
export function RelativeTime({ time, className }: { time: string; className?: string | undefined }) {
  useSyncExternalStore(eachTick, currentTick)
  const then = new Date(time)
  return (
    <time dateTime={time} title={full(then)} className={className}>
      {relative(then, new Date())}
    </time>
  )
}

const listeners = new Set<() => void>()
let ticks = 0
let timer: ReturnType<typeof setInterval> | undefined

function currentTick(): number {
  return ticks
}

function eachTick(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  ticks++
  listeners.forEach((listener) => listener())
}
