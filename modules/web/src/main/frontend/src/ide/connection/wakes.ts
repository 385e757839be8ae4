/** Calls `listener` whenever the network may have changed or the page been asleep: the connection may be dead, or possible again. */
export function onWake(listener: () => void): () => void {
  const seen = () => document.visibilityState === 'visible' && listener()
  const events = ['online', 'offline', 'pageshow'] as const
  for (const event of events) window.addEventListener(event, listener)
  document.addEventListener('visibilitychange', seen)
  return () => {
    for (const event of events) window.removeEventListener(event, listener)
    document.removeEventListener('visibilitychange', seen)
  }
}
