import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Notice } from '../../ui'
import { FakeRunner } from './fakeRunner.testing'
import type { ScreenEvents } from './screen'
import { Terminals } from './terminals'

/** A screen that draws at once, unless it is slow. */
class FakeScreen {
  static made: FakeScreen[] = []
  static slow = false
  text = ''
  wish = { cols: 100, rows: 30 }
  limited: unknown = null

  constructor(readonly events: ScreenEvents) {
    FakeScreen.made.push(this)
  }

  draw(bytes: Uint8Array | string, drawn?: () => void): void {
    this.text += typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes)
    if (!FakeScreen.slow) drawn?.()
  }

  clear(): void {
    this.text = ''
  }

  limit(limit: unknown): void {
    this.limited = limit
  }

  dispose(): void {}
}

let runner: FakeRunner
let page: EventTarget & { visibilityState: string }
let terminals: Terminals
let told: Notice[]
const load = async () => ({ Screen: FakeScreen }) as unknown as typeof import('./screen')
const soon = () => vi.advanceTimersByTimeAsync(0)
const screen = (index = 0) => FakeScreen.made[index]!
const tabs = () => terminals.store.getState().tabs
const type = (text: string) => screen().events.typed(text)

beforeEach(() => {
  vi.useFakeTimers()
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('document', page)
  FakeScreen.made = []
  FakeScreen.slow = false
  runner = new FakeRunner()
  told = []
  terminals = new Terminals(runner.connection, load, null, (notice) => told.push(notice))
})

afterEach(() => {
  terminals.dispose()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A page that looks at the one terminal there is. */
async function looking(output = ''): Promise<string> {
  const sessionId = runner.opens(output)
  await terminals.refresh()
  await terminals.session(tabs()[0]!.id)?.watch()
  await soon()
  return sessionId
}

async function back(): Promise<void> {
  runner.mend()
  await terminals.refresh()
  await soon()
}

describe('a fresh page', () => {
  it('shows every terminal there is, and the content of the one that is looked at', async () => {
    runner.opens('other', { title: 'vim' })
    await looking('hello')
    expect(tabs().map(({ number, title }) => `${number} ${title}`)).toEqual(['1 vim', '2 bash'])
    expect(screen(0).text).toBe('other')
    expect(screen(1).text).toBe('')
    await terminals.session(tabs()[1]!.id)?.watch()
    await soon()
    expect(screen(1).text).toBe('hello')
  })

  it('goes to the terminal that was looked at last', async () => {
    runner.opens()
    const second = runner.opens()
    terminals = new Terminals(runner.connection, load, second)
    await terminals.refresh()
    expect(terminals.activeSession).toBe(second)
  })

  it('answers no question that was asked before it came', async () => {
    FakeScreen.slow = true
    await looking('asked long ago')
    expect(screen().events.isMute()).toBe(true)
    FakeScreen.slow = false
    await looking()
    expect(screen(1).events.isMute()).toBe(false)
  })
})

describe('a connection that goes away', () => {
  it('loses, doubles and reorders no output', async () => {
    const sessionId = await looking()
    const lines = Array.from({ length: 10_000 }, (_, index) => `${index}\n`)
    for (const [index, line] of lines.entries()) {
      if (index % 1000 === 500) runner.cut()
      runner.writes(sessionId, line)
      if (index % 1000 === 700) await back()
    }
    expect(screen().text).toBe(lines.join(''))
  })

  it('types once and in order what was typed before, during and after', async () => {
    const sessionId = await looking()
    type('one ')
    runner.deaf = true
    type('two ')
    runner.cut()
    type('three ')
    expect(tabs()[0]).toMatchObject({ life: { kind: 'lost' }, waiting: 'three ' })
    expect(terminals.hasWaiting).toBe(true)
    await back()
    type('four')
    expect(terminals.hasWaiting).toBe(false)
    expect(runner.terminals.get(sessionId)?.typed).toBe('one two three four')
    expect(tabs()[0]).toMatchObject({ life: { kind: 'live' }, waiting: '' })
  })

  it('types nothing that was given up meanwhile', async () => {
    const sessionId = await looking()
    runner.cut()
    type('rm -r .\r')
    terminals.session(tabs()[0]!.id)?.typing.discard()
    expect(tabs()[0]?.waiting).toBe('')
    await back()
    expect(runner.terminals.get(sessionId)?.typed).toBe('')
  })

  it('gives back what no shell has when the page leaves', async () => {
    await looking()
    runner.cut()
    type('make test\r')
    terminals.dispose()
    expect(told.map(({ message }) => message)).toEqual([expect.stringContaining('make test⏎')])
  })

  it('keeps nothing of the mouse for later', async () => {
    await looking()
    runner.cut()
    type('\x1b[<0;3;4M')
    expect(tabs()[0]?.waiting).toBe('')
  })

  it('clears the screen when too much was missed', async () => {
    const sessionId = await looking('before')
    runner.cut()
    runner.writes(sessionId, 'missed after')
    runner.terminals.get(sessionId)!.forgotten = 13
    await back()
    expect(screen().text).toBe('after')
  })

  it('leaves a new shell where the sandbox is a new one', async () => {
    await looking('before')
    runner.opens()
    await terminals.refresh()
    runner.cut()
    runner.terminals.clear()
    await back()
    expect(tabs()).toHaveLength(1)
    expect(tabs()[0]?.life.kind).toBe('live')
    expect(screen().text).toMatch(/before.*This is a new one/s)
  })

  it('keeps for a decision what was typed for a shell that is gone', async () => {
    await looking()
    runner.cut()
    type('make ')
    runner.terminals.clear()
    runner.mend()
    const refreshed = terminals.refresh()
    type('clean\r')
    await refreshed
    await soon()
    const [shell] = [...runner.terminals.values()]
    expect(tabs()[0]).toMatchObject({ life: { kind: 'live' }, waiting: '', heldBack: 'make clean\r' })
    type('ls\r')
    expect(shell?.typed).toBe('ls\r')
    terminals.session(tabs()[0]!.id)?.typing.release()
    expect(shell?.typed).toBe('ls\rmake clean\r')
    expect(tabs()[0]?.heldBack).toBe('')
  })

  it('keeps it too where the tab is not looked at, or its shell was closed elsewhere', async () => {
    const closed = await looking()
    runner.opens()
    await terminals.refresh()
    runner.cut()
    type('kept')
    terminals.activate(tabs()[1]!.id)
    runner.terminals.delete(closed)
    await back()
    expect(tabs().map(({ heldBack }) => heldBack)).toEqual(['kept', ''])
    expect(screen().text).toContain('closed elsewhere')
  })
})

describe('terminals of other browsers', () => {
  it('appear when they are opened and disappear when they are closed', async () => {
    await looking()
    const other = runner.opens()
    const description = runner.describes(other, { title: 'npm test' })
    runner.says(description)
    await soon()
    expect(tabs().map(({ title }) => title)).toEqual(['bash', 'npm test'])
    expect(terminals.store.getState().active).toBe(tabs()[0]?.id)
    runner.closes(other, 129)
    runner.says(description)
    await soon()
    expect(tabs().map(({ title }) => title)).toEqual(['bash'])
  })

  it('are as large as the smallest window, and leave answers to the first', async () => {
    const sessionId = await looking()
    const you = { id: 'c2', user: 'local:ada', you: true }
    runner.says(runner.describes(sessionId, { cols: 60, viewers: [{ id: 'c1', user: 'local:eve', you: false }, you] }))
    await soon()
    expect(screen().limited).toMatchObject({ cols: 60 })
    expect(screen().events.isMute()).toBe(true)
    runner.says(runner.describes(sessionId, { cols: 60, viewers: [you] }))
    await soon()
    expect(screen().limited).toBeNull()
    expect(screen().events.isMute()).toBe(false)
  })

  it('are not taken for the one that is being opened here', async () => {
    const opening = terminals.open()
    await soon()
    const [own] = [...runner.terminals.keys()]
    runner.says(runner.describes(own!))
    await opening
    await soon()
    expect(tabs()).toHaveLength(1)
  })
})

describe('closing', () => {
  it('asks where a program would be ended', async () => {
    const sessionId = runner.opens('', { running: 'vim' })
    await terminals.refresh()
    const [tab] = tabs()
    await terminals.askToClose(tab!.id)
    expect(terminals.store.getState().closing).toEqual({ id: tab!.id, program: 'vim' })
    await terminals.close(tab!.id)
    expect(runner.terminals.has(sessionId)).toBe(false)
    expect(tabs()).toEqual([])
  })

  it('does not ask where none runs', async () => {
    await looking()
    await terminals.askToClose(tabs()[0]!.id)
    expect(tabs()).toEqual([])
  })

  it('says why there is no shell, and tries again for Enter', async () => {
    const sessionId = runner.opens()
    await terminals.refresh()
    runner.terminals.delete(sessionId)
    await terminals.session(tabs()[0]!.id)?.watch()
    expect(screen().text).toContain('No such terminal. Press Enter')
    type('\r')
    await soon()
    expect(tabs()[0]?.life.kind).toBe('live')
  })

  it('says how a shell ended, and gives a new one for Enter', async () => {
    const sessionId = await looking()
    runner.closes(sessionId, 3)
    expect(screen().text).toContain('The shell ended with code 3')
    type('\r')
    await soon()
    expect(tabs()[0]?.life.kind).toBe('live')
  })
})

describe('a page that nobody sees', () => {
  it('never stops a program, and has all of its output when it is seen again', async () => {
    const sessionId = await looking()
    FakeScreen.slow = true
    page.visibilityState = 'hidden'
    const part = 'x'.repeat(64 * 1024)
    for (let count = 0; count < 20; count += 1) runner.writes(sessionId, part)
    expect(runner.acknowledged.at(-1)).toBeGreaterThanOrEqual(1024 * 1024)
    expect(runner.told.at(-1)?.[0]).toBe('detachTerminal')
    FakeScreen.slow = false
    page.visibilityState = 'visible'
    page.dispatchEvent(new Event('visibilitychange'))
    await soon()
    expect(screen().text).toHaveLength(20 * part.length)
  })
})
