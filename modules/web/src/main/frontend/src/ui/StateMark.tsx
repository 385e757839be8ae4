import { Circle, CircleDot, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ReplState } from '../core'
import { classes } from './classes'
import { Spinner } from './Spinner'
import styles from './StateMark.module.css'

interface Look {
  word: string
  tone: 'running' | 'busy' | 'stopped' | 'failed'
  icon: ReactNode
}

const LOOKS: Record<ReplState, Look> = {
  RUNNING: { word: 'Running', tone: 'running', icon: <CircleDot size={14} aria-hidden /> },
  STARTING: { word: 'Starting', tone: 'busy', icon: <Spinner size={14} /> },
  STOPPING: { word: 'Stopping', tone: 'busy', icon: <Spinner size={14} /> },
  DELETING: { word: 'Deleting', tone: 'busy', icon: <Spinner size={14} /> },
  STOPPED: { word: 'Stopped', tone: 'stopped', icon: <Circle size={14} aria-hidden /> },
  FAILED: { word: 'Failed', tone: 'failed', icon: <TriangleAlert size={14} aria-hidden /> },
}

/** A repl's state: never by colour alone, always with its own icon and its word. */
export function StateMark({ state, className }: { state: ReplState; className?: string | undefined }) {
  const { word, tone, icon } = LOOKS[state]
  return (
    <span className={classes(styles.mark, styles[tone], className)}>
      {icon}
      {word}
    </span>
  )
}
