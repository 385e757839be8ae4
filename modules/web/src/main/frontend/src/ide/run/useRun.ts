import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { notify } from '../../ui'
import { useWorkbench } from '../context'
import type { Life } from '../startup/useLifecycle'
import type { ProgramState } from './program'

export interface Run {
  readonly state: ProgramState
  /** Whether there is a sandbox to run it in. */
  readonly possible: boolean
  /** The port that the workspace names for its preview. */
  readonly port: number | null
  start(): void
  stop(): void
}

/** Running the workspace's program, as its `devex.json` says. */
export function useRun(life: Life): Run {
  const workbench = useWorkbench()
  const state = useStore(workbench.program.store)
  const possible = useStore(workbench.connection.link, (link) => link.kind === 'open')
  const [port, setPort] = useState<number | null>(null)

  useEffect(() => {
    if (life.ready) void workbench.runConfiguration().then((configuration) => setPort(configuration.port))
  }, [life.ready, workbench])

  async function start(): Promise<void> {
    if (!possible) return
    await workbench.saveAll()
    const configuration = await workbench.runConfiguration()
    setPort(configuration.port)
    if (configuration.run === null) {
      notify({ tone: 'failed', message: 'devex.json names no command to run. Add "run": "…" to it and try again.' })
      return
    }
    workbench.layout.show('terminal')
    // What the one before listened on is closed then, and what opens is the new one's.
    if (workbench.program.isRunning) await workbench.program.stop()
    await workbench.ports.refresh()
    const { port } = configuration
    const running = workbench.program.run(configuration.run)
    if (port !== null) workbench.layout.show('preview')
    await Promise.all([running, port === null ? null : workbench.preview.follow(port)])
  }

  return { state, possible, port, start: () => void start(), stop: () => void workbench.program.stop() }
}
