import { expect, it } from 'vitest'
import { folderHints, neighbour } from './tabs'

it('goes to the right when a tab is closed, else to the left', () => {
  const tabs = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  expect([neighbour(tabs, 'b'), neighbour(tabs, 'c'), neighbour([{ id: 'a' }], 'a')]).toEqual(['c', 'b', null])
})

it('tells files of one name apart, and only those', () => {
  expect([...folderHints(['a/x.js', 'x.js', 'y.js'])]).toEqual([
    ['a/x.js', 'a'],
    ['x.js', '/'],
  ])
})
