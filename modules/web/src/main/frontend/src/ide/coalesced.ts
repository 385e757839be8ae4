const REST = 3

/**
 * Does `work` for a key now, or, while that is under way, once more when it is done: however often it is asked for,
 * the last answer is fresh. Between two runs it rests three times as long as the work took.
 */
export function coalesced(work: (key: string) => Promise<unknown>): (key: string) => Promise<void> {
  const running = new Map<string, Promise<void>>()
  const wanted = new Set<string>()

  async function repeat(key: string): Promise<void> {
    try {
      for (;;) {
        const started = performance.now()
        await work(key)
        if (!wanted.has(key)) return
        await new Promise((resolve) => setTimeout(resolve, REST * (performance.now() - started)))
        wanted.delete(key)
      }
    } finally {
      running.delete(key)
      wanted.delete(key)
    }
  }

  return (key) => {
    const now = running.get(key)
    if (now) {
      wanted.add(key)
      return now
    }
    const begun = repeat(key)
    if (running.get(key) === undefined) running.set(key, begun)
    return begun
  }
}
