import type { Hunk } from '../connection/frames'

/** The one place where two texts differ, as a patch that fits the first of them exactly. */
export function patchOf(before: string, after: string): readonly Hunk[] {
  if (before === after) return []
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1
  if (start > 0 && isHigh(before, start - 1)) start -= 1
  let end = 0
  while (end < shorter - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end += 1
  if (end > 0 && isLow(before, before.length - end)) end -= 1
  const removed = before.slice(start, before.length - end)
  const added = after.slice(start, after.length - end)
  const diffs: Hunk['diffs'] = [...diff(-1, removed), ...diff(1, added)]
  return [{ diffs, start1: start, start2: start, length1: removed.length, length2: added.length }]
}

function diff(operation: -1 | 1, text: string): Hunk['diffs'] {
  return text === '' ? [] : [[operation, text]]
}

// Half a character cannot travel: a cut is never made between the two units of one.
function isHigh(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800
}

function isLow(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00
}
