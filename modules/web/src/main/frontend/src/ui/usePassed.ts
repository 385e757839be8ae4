import { useEffect, useState } from 'react'

/** What `setTimeout` can count to. */
const LONGEST_MS = 2 ** 31 - 1

/** Whether that moment (ms since 1970) is over; says so when it comes. */
export function usePassed(moment: number | null): boolean {
  const [over, setOver] = useState<number | null>(null)
  useEffect(() => {
    if (moment === null) return
    const left = moment - Date.now()
    if (left > LONGEST_MS) return
    const timer = setTimeout(() => setOver(moment), left)
    return () => clearTimeout(timer)
  }, [moment])
  return moment !== null && over === moment
}
