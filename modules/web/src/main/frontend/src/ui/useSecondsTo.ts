import { useEffect, useState } from 'react'

/** Whole seconds until `time` (ms since 1970), counting down; 0 for none. */
export function useSecondsTo(time: number | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (time === null) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [time])
  return time === null ? 0 : Math.max(0, Math.ceil((time - now) / 1000))
}
