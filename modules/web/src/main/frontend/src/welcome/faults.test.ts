import { expect, test } from 'vitest'
import { signInFault } from './faults'

test('says nothing when nothing failed', () => {
  expect(signInFault(null)).toBeNull()
})

test.each(['denied', 'expired', 'refused', 'unavailable', 'unheard-of', '<script>', 'constructor'])('has a sentence for %s', (reason) => {
  expect(signInFault(reason)).toMatch(/^[A-Z].*\.$/)
})

test('shows nothing of an unknown reason', () => {
  expect(signInFault('<script>')).toBe('Signing in did not work. Try again.')
})
