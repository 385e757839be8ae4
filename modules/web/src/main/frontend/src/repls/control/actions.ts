import { navigate, replPath } from '../../app/router'
import { type Repl, replActions, sentenceOf } from '../../core'
import { notify } from '../../ui'

/** Makes a repl, starts it and opens it. A start that is refused does not undo it: its page says so and starts again. */
export async function createAndOpen(name: string, template: string): Promise<void> {
  const repl = await replActions.create(name.trim(), template)
  startAndOpen(repl)
}

/** Opens a repl's page; one that is stopped is started on the way, as that is what it is opened for. */
export function startAndOpen(repl: Repl): void {
  if (repl.state === 'STOPPED') start(repl)
  navigate(replPath(repl.id))
}

export function start(repl: Repl): void {
  told(replActions.start(repl.id))
}

export function stop(repl: Repl, options?: { discard: boolean }): void {
  told(replActions.stop(repl.id, options))
}

export function remove(id: string): void {
  told(replActions.delete(id))
}

function told(action: Promise<unknown>): void {
  action.catch((error: unknown) => notify({ message: sentenceOf(error), tone: 'failed' }))
}
