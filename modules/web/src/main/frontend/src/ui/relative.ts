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
  return date(then, now)
}

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }

/** The local time of the day, to the second: `14:02:11`. */
export function clock(then: Date): string {
  return then.toLocaleTimeString([], CLOCK)
}

/** The local time to the second, with the day where that is not today: `14:02:11`, `3 May, 14:02:11`. */
export function moment(then: Date, now: Date): string {
  if (calendarDays(then, now) === 0) return clock(then)
  return `${date(then, now)}, ${clock(then)}`
}

/** The local day: `Today`, `Yesterday`, then the date. */
export function day(then: Date, now: Date): string {
  const days = calendarDays(then, now)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  return then.toLocaleDateString(undefined, { weekday: 'short', day: 'numeric', month: 'long', ...yearOf(then, now) })
}

/** The whole local time, to the second. */
export function full(then: Date): string {
  return then.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'medium' })
}

function date(then: Date, now: Date): string {
  return then.toLocaleDateString(undefined, { day: 'numeric', month: 'short', ...yearOf(then, now) })
}

function yearOf(then: Date, now: Date): { year?: 'numeric' } {
  return then.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }
}

function calendarDays(then: Date, now: Date): number {
  const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
  return Math.round((midnight(now) - midnight(then)) / (DAY * 1000))
}
