import { expect, it } from 'vitest'
import { Layout, LIMITS } from './layout'
import { isFirstVisit, NOTHING, recall, remember } from './memory'
import { longHex } from './tokens'

it('keeps panes between their least size and the room there is', () => {
  const layout = new Layout({})
  layout.resize('side', 5, 600)
  expect(layout.store.getState().sideSize).toBe(LIMITS.side.least)
  layout.resize('side', 5000, 600)
  expect(layout.store.getState().sideSize).toBe(600)
})

it('brings a pane to where a phone shows it', () => {
  const layout = new Layout({ terminal: false })
  layout.show('terminal')
  expect(layout.store.getState()).toMatchObject({ terminal: true, phoneTab: 'terminal' })
})

it('shows one view in the side bar, and hides it when the same is asked for again', () => {
  const layout = new Layout({})
  layout.toggleView('search')
  expect(layout.store.getState()).toMatchObject({ side: true, view: 'search', phoneTab: 'files' })
  layout.toggleView('files')
  expect(layout.store.getState()).toMatchObject({ side: true, view: 'files' })
  layout.toggleView('files')
  expect(layout.store.getState().side).toBe(false)
  layout.toggleView('files')
  expect(layout.store.getState().side).toBe(true)
})

it('remembers each repl for itself, and forgives what it cannot read', () => {
  const kept = new Map<string, string>([['devex.workbench.broken', '{']])
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  const memory = { ...NOTHING, panes: new Layout({}).panes(), tabs: ['a.js'], active: 'a.js' }
  remember('one', memory, storage)
  expect(recall('one', storage)).toEqual(memory)
  expect(isFirstVisit(recall('one', storage))).toBe(false)
  expect(isFirstVisit(recall('two', storage))).toBe(true)
  expect(recall('broken', storage)).toEqual(NOTHING)
})

it('writes colours in full', () => {
  expect([longHex('#fff'), longHex('#1234'), longHex('#a1b2c3'), longHex('')]).toEqual([
    '#ffffff',
    '#11223344',
    '#a1b2c3',
    '#808080',
  ])
})
