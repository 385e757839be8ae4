const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long ago, in the fewest words: `just now`, `4 min ago`, `3 h ago`, `yesterday`, `5 days ago`, then the date. */
export function relative(then: Date, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - then.getTime()) / 1000)
  if (seconds < MINUTE) return 'just now'
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min ago`
  const days = calendarDays(then, now)
  if (days === 0 || seconds < 6 * HOUR) return `${Math.floor(seconds / HOUR)} h ago`
  if (days === 1) return 'yesterday'
  if (seconds < 7 * DAY) return `${days} days ago`
  const year = then.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return then.toLocaleDateString(undefined, { day: 'numeric', month: 'short', ...year })
}

/** The whole local time, to the second. */
export function full(then: Date): string {
  return then.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'medium' })
}

function calendarDays(then: Date, now: Date): number {
  const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
  return Math.round((midnight(now) - midnight(then)) / (DAY * 1000))
}
