import { nameOf } from './paths'
import type { Item } from './uploadQueue'

const MOST_SHOWN = 5

export interface Totals {
  readonly sent: number
  readonly size: number
  /** How many are waiting or on their way. */
  readonly open: number
  readonly done: number
  readonly failed: number
}

/** Sums over what was not cancelled. */
export function totals(items: readonly Item[]): Totals {
  const counted = items.filter(({ step }) => step !== 'cancelled')
  const sum = (of: (item: Item) => number) => counted.reduce((total, item) => total + of(item), 0)
  const count = (...steps: Item['step'][]) => sum(({ step }) => (steps.includes(step) ? 1 : 0))
  return {
    sent: sum(({ sent, size }) => Math.min(sent, size)),
    size: sum(({ size }) => size),
    open: count('waiting', 'sending'),
    done: count('done'),
    failed: count('failed'),
  }
}

/** Those that are under way or went wrong, as many as there is room for. */
export function noteworthy(items: readonly Item[]): readonly Item[] {
  const wrong = items.filter(({ step }) => step === 'failed')
  const underWay = items.filter(({ step }) => step === 'sending')
  return [...underWay, ...wrong].slice(0, MOST_SHOWN)
}

export function headline(items: readonly Item[]): string {
  const { open, done, failed } = totals(items)
  const all = open + done + failed
  const only = items.length === 1 && items[0] ? nameOf(items[0].path) : null
  if (open > 0) return only === null ? `Uploading ${done + failed + 1} of ${all} files` : `Uploading ${only}`
  if (failed > 0) return failed === 1 ? '1 file was not uploaded' : `${failed} files were not uploaded`
  if (all === 0) return 'Upload cancelled'
  if (all < items.length) return `${done} of ${items.length} files uploaded, then cancelled`
  return only === null ? `${done} files uploaded` : `${only} uploaded`
}
