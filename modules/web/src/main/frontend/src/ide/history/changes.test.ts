import { describe, expect, it } from 'vitest'
import type { Change, EntryType } from '../../core'
import { holderOf, isComparable, linesOf } from './changes'

const state = (type: EntryType = 'file') => ({ type, size: 1, mode: 420 })
const changed = (path: string, more: Partial<Change> = {}): Change => ({ path, kind: 'changed', before: state(), after: state(), ...more })

describe('the changed files', () => {
  const changes = [changed('home/.bash_history'), changed('workspace/a.js'), changed('workspace/src/b.js'), changed('homework/x')]

  it('keep those of the home apart, folded, and hide none', () => {
    const folded = linesOf(changes, false)
    expect(folded.map(({ key }) => key)).toEqual(['workspace/a.js', 'workspace/src/b.js', 'homework/x', 'home of the shell'])
    expect(folded.at(-1)).toMatchObject({ open: false, count: 1 })
    expect(linesOf(changes, true).at(-1)).toMatchObject({ key: 'home/.bash_history', level: 2, folder: 'home' })
  })

  it('are named as in the workspace', () => {
    const [first, second] = linesOf(changes, false)
    expect(first).toMatchObject({ name: 'a.js', folder: '' })
    expect(second).toMatchObject({ name: 'b.js', folder: 'src' })
  })

  it('have no fold for a home in which nothing changed', () => {
    expect(linesOf([changed('workspace/a')], false).map(({ kind }) => kind)).toEqual(['change'])
  })
})

it('compares files, not folders or links', () => {
  expect(isComparable(changed('a'))).toBe(true)
  expect(isComparable(changed('a', { before: null }))).toBe(true)
  expect(isComparable(changed('a', { before: state('link') }))).toBe(false)
  expect(isComparable(changed('a', { after: null, before: state('folder') }))).toBe(false)
})

it('takes a file from the state that is looked at, a removed one from the other', () => {
  const ids = { from: '4', to: '5' }
  expect(holderOf(changed('a'), ids, '5')).toBe('5')
  expect(holderOf(changed('a'), ids, '4')).toBe('4')
  expect(holderOf(changed('a', { after: null }), ids, '5')).toBe('4')
  expect(holderOf(changed('a', { before: null }), ids, '4')).toBe('5')
  expect(holderOf(changed('a', { before: state('link'), after: state('folder') }), ids, '5')).toBeNull()
})
