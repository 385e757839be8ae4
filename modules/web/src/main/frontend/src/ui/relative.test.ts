import { expect, test } from 'vitest'
import { clock, day, moment, relative } from './relative'

const now = new Date(2026, 5, 15, 14, 0, 0)
const before = (seconds: number): Date => new Date(now.getTime() - seconds * 1000)

test.each([
  [0, 'just now'],
  [59, 'just now'],
  [60, '1 min ago'],
  [4 * 60 + 30, '4 min ago'],
  [59 * 60, '59 min ago'],
  [3 * 3600, '3 h ago'],
  [13 * 3600, '13 h ago'],
  [15 * 3600, 'yesterday'],
  [3 * 86400, '3 days ago'],
])('says %i seconds as people do', (seconds, words) => {
  expect(relative(before(seconds), now)).toBe(words)
})

test('calls a clock ahead of ours now', () => {
  expect(relative(before(-30), now)).toBe('just now')
})

test('does not call the small hours yesterday', () => {
  const late = new Date(2026, 5, 15, 1, 0, 0)
  expect(relative(new Date(2026, 5, 14, 23, 0, 0), late)).toBe('2 h ago')
})

test('names the day when it is long ago, and the year when it was another', () => {
  expect(relative(before(40 * 86400), now)).toMatch(/\b6\b/)
  expect(relative(before(400 * 86400), now)).toMatch(/2025/)
})

test('names days as people do', () => {
  expect(day(before(60), now)).toBe('Today')
  expect(day(before(15 * 3600), now)).toBe('Yesterday')
  expect(day(before(3 * 86400), now)).toContain('12')
  expect(day(before(400 * 86400), now)).toContain('2025')
})

test('says the time to the second, and the day where it is another', () => {
  expect(clock(now)).toBe('14:00:00')
  expect(moment(before(60), now)).toBe('13:59:00')
  expect(moment(before(3 * 86400), now)).toMatch(/12.*14:00:00$/)
})

test('counts the hours of a day from 00', () => {
  expect(clock(new Date(2026, 5, 15, 0, 9, 23))).toBe('00:09:23')
})
