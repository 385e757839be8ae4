import { expect, it } from 'vitest'
import type { Snapshot } from '../../core'
import { comparisonOf } from '../history/comparison'
import { DocumentList } from './documentList'
import { tabsOf } from './tabs'

const state = (id: string, minute: number): Snapshot => {
  const savedAt = new Date(new Date().setHours(14, minute, 11)).toISOString()
  return { id, number: Number(id), session: 1, savedAt, kind: 'save', entries: 1, bytes: 1 }
}
const comparison = comparisonOf({ path: 'workspace/a.js' }, state('1', 2), state('2', 5))

it('shows a comparison behind the documents, once, under both times', () => {
  const list = new DocumentList()
  list.compare(comparison)
  list.add('a.js', true)
  list.compare(comparison)
  const tabs = tabsOf(list.store.getState())
  expect(tabs.map(({ name }) => name)).toEqual(['a.js', 'a.js (14:02:11 ↔ 14:05:11)'])
  expect(list.store.getState().active).toBe(comparison.id)
  expect(list.active).toBeNull()
})

it('goes back to a document when a comparison is closed, and the other way around', () => {
  const list = new DocumentList()
  const id = list.add('a.js', true)
  list.compare(comparison)
  list.remove(comparison.id)
  expect(list.store.getState()).toMatchObject({ active: id, comparisons: [] })
  list.compare(comparison)
  list.store.setState({ active: id })
  list.remove(id)
  expect(list.store.getState().active).toBe(comparison.id)
})
