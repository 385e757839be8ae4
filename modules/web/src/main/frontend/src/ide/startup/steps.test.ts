import { expect, it } from 'vitest'
import { marksFrom, noteStart, stepsOf, usualStart } from './steps'

const marks = marksFrom(1000)

it('times each step from the end of the one before', () => {
  const steps = stepsOf({ ...marks, running: 3000, answered: 3100, connected: 3200 }, 4200, false)
  expect(steps.map((step) => [step.state, step.seconds])).toEqual([
    ['done', 2],
    ['done', 0.1],
    ['done', 0.1],
    ['under way', 1],
  ])
})

it('marks the step that failed and starts none after it', () => {
  expect(stepsOf(marks, 2500, true).map((step) => step.state)).toEqual(['failed', 'waiting', 'waiting', 'waiting'])
})

it('remembers how long starts took', () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  expect(usualStart(storage)).toBeNull()
  for (const seconds of [3, 50, 4]) noteStart(seconds, storage)
  expect(usualStart(storage)).toBe(4)
})
