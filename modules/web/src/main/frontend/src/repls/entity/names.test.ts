import { expect, test } from 'vitest'
import { nameFault } from './name-rules'
import { forkName, suggestName } from './names'

test('suggests names that the core takes', () => {
  for (let round = 0; round < 200; round++) {
    const name = suggestName([])
    expect(name).toMatch(/^[a-z]+-[a-z]+$/)
    expect(nameFault(name)).toBeNull()
  }
})

test('suggests no name twice, whatever its case', () => {
  const always = (): number => 0
  const first = suggestName([], always)
  const second = suggestName([first.toUpperCase()], always)
  const third = suggestName([first, second], always)
  expect(new Set([first, second, third]).size).toBe(3)
})

test.each([
  ['', /name/],
  ['   ', /name/],
  ['a\nb', /control/],
  ['a\u0000b', /control/],
  ['x'.repeat(61), /60/],
])('finds the fault in %j', (name, fault) => {
  expect(nameFault(name)).toMatch(fault)
})

test('counts characters as people do', () => {
  expect(nameFault('🦦'.repeat(60))).toBeNull()
  expect(nameFault('  Grüße aus Köln  ')).toBeNull()
})

test('calls a fork after what it is made of, and no two the same', () => {
  expect(forkName('Quiet', [])).toBe('Quiet-fork')
  expect(forkName('Quiet', ['quiet-FORK', 'Quiet-fork-2'])).toBe('Quiet-fork-3')
  expect(forkName('x'.repeat(60), [])).toHaveLength(55)
})
