import { useEffect, useState } from 'react'

/** True once `waiting` has been true for that long: what is quick never flashes a sign that it is under way. */
export function useDelayed(waiting: boolean, milliseconds = 300): boolean {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!waiting) return setShown(false)
    const timer = setTimeout(() => setShown(true), milliseconds)
    return () => clearTimeout(timer)
  }, [waiting, milliseconds])
  return waiting && shown
}
