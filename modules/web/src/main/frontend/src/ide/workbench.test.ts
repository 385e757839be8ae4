import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AnswerTo } from './connection/frames'
import { Workbench } from './workbench'

let arrive: (answer: AnswerTo<'updateContent'>) => void
let workbench: Workbench
let unsaved: boolean

/** One document whose write waits for its answer. */
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} })
  workbench = new Workbench('repl-1')
  unsaved = true
  const written = new Promise<AnswerTo<'updateContent'>>((resolve) => (arrive = resolve)).then(() => {
    unsaved = false
  })
  vi.spyOn(workbench.documents, 'leave').mockReturnValue(true)
  vi.spyOn(workbench.documents, 'hasUnsaved').mockImplementation(() => unsaved)
  vi.spyOn(workbench.documents, 'saveAll').mockReturnValue(written)
  vi.spyOn(workbench.connection, 'open').mockReturnValue()
  vi.spyOn(workbench.connection, 'close')
  vi.spyOn(workbench.documents, 'dispose')
  workbench.connect()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const soon = () => vi.advanceTimersByTimeAsync(0)

describe('Workbench', () => {
  it('sends what is unsaved when its page is left, and waits for the answer before it closes', async () => {
    void workbench.dispose()
    expect(workbench.documents.leave).toHaveBeenCalledOnce()
    await soon()
    expect(workbench.connection.close).not.toHaveBeenCalled()
    expect(workbench.documents.dispose).not.toHaveBeenCalled()
    arrive({ path: 'a.txt', version: 2 })
    await soon()
    expect(workbench.connection.close).toHaveBeenCalledOnce()
    expect(workbench.documents.dispose).toHaveBeenCalledOnce()
  })

  it('asks before its page goes while something typed into a terminal waits', () => {
    const closing = () => {
      const event = new Event('beforeunload', { cancelable: true })
      window.dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(closing()).toBe(false)
    vi.spyOn(workbench.terminals, 'hasWaiting', 'get').mockReturnValue(true)
    expect(closing()).toBe(true)
  })

  it('does not wait for an answer for ever', async () => {
    void workbench.dispose()
    await vi.advanceTimersByTimeAsync(5000)
    expect(workbench.connection.close).toHaveBeenCalledOnce()
  })

  it('closes at once when nothing is unsaved', async () => {
    unsaved = false
    void workbench.dispose()
    await soon()
    expect(workbench.connection.close).toHaveBeenCalledOnce()
  })

  it('stays connected when the repl runs again before the last answer came', async () => {
    void workbench.disconnect()
    workbench.connect()
    arrive({ path: 'a.txt', version: 2 })
    await soon()
    expect(workbench.connection.close).not.toHaveBeenCalled()
  })

  it('sends what is unsaved when the page may go', () => {
    window.dispatchEvent(new Event('pagehide'))
    expect(workbench.documents.leave).toHaveBeenCalledOnce()
  })

  it('has nothing stopped before what is unsaved has arrived', async () => {
    const stop = vi.fn(async () => {})
    void workbench.whenSaved(stop)
    await soon()
    expect(stop).not.toHaveBeenCalled()
    arrive({ path: 'a.txt', version: 2 })
    await soon()
    expect(stop).toHaveBeenCalledOnce()
  })
})
