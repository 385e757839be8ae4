/**
 * Calls `leave` whenever the page may be about to go: it is hidden, closed, reloaded or left. When `leave` could not
 * see to everything, the browser asks the person before it closes the page.
 */
export function onLeaving(leave: () => boolean): () => void {
  const hidden = () => document.visibilityState === 'hidden' && leave()
  const ask = (event: BeforeUnloadEvent) => {
    if (!leave()) event.preventDefault()
  }
  document.addEventListener('visibilitychange', hidden)
  window.addEventListener('pagehide', leave)
  window.addEventListener('beforeunload', ask)
  return () => {
    document.removeEventListener('visibilitychange', hidden)
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('beforeunload', ask)
  }
}

/** Resolves when `work` is done, failed or takes longer than that. */
export function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    work.then(done, done)
  })
}
