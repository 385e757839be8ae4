import { expect, it } from 'vitest'
import { folds, standings, step, type TreeLine } from './treeLine'

const line = (key: string, level: number, open: boolean | null = null): TreeLine => ({ key, level, open })
const lines = [line('a', 1, true), line('a1', 2), line('a2', 2, true), line('a2x', 3), line('b', 1, false), line('c', 1)]

it('goes from line to line, into what is open and out to what is above', () => {
  expect(step(lines, null, 'ArrowDown')).toBe('a')
  expect(step(lines, 'a', 'ArrowDown')).toBe('a1')
  expect(step(lines, 'a', 'ArrowUp')).toBeNull()
  expect(step(lines, 'a2', 'ArrowRight')).toBe('a2x')
  expect(step(lines, 'c', 'ArrowRight')).toBeNull()
  expect(step(lines, 'a2x', 'ArrowLeft')).toBe('a2')
  expect(step(lines, 'a2', 'ArrowLeft')).toBe('a')
  expect(step(lines, 'a1', 'End')).toBe('c')
  expect(step(lines, 'gone', 'ArrowUp')).toBe('a')
})

it('opens and closes only what can be', () => {
  expect(folds(line('x', 1, false), 'ArrowRight')).toBe(true)
  expect(folds(line('x', 1, true), 'ArrowLeft')).toBe(true)
  expect(folds(line('x', 1, true), 'ArrowRight')).toBe(false)
  expect(folds(line('x', 1), 'ArrowRight')).toBe(false)
})

it('counts each line among its own siblings', () => {
  const counted = standings(lines).map(({ position, siblings }) => `${position}/${siblings}`)
  expect(counted).toEqual(['1/3', '1/2', '2/2', '1/1', '2/3', '3/3'])
})

it('does not count cousins as siblings', () => {
  const cousins = [line('a', 1, true), line('a1', 2), line('b', 1, true), line('b1', 2), line('b2', 2)]
  expect(standings(cousins).map(({ siblings }) => siblings)).toEqual([2, 1, 2, 2, 2])
})
