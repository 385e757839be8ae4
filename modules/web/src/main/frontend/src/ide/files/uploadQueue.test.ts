import { beforeEach, describe, expect, it } from 'vitest'
import { UploadQueue } from './uploadQueue'
import { headline, noteworthy, totals } from './uploadTotals'

/** Files under way, each ended by the test. */
interface Sending {
  readonly path: string
  readonly progress: (sent: number) => void
  readonly end: (problem?: Error) => void
}

let sending: Sending[]
let queue: UploadQueue
const items = () => queue.store.getState().items
const steps = () => items().map(({ step }) => step)
const file = (path: string, size = 10) => ({ path, file: { size } as File })
const soon = () => new Promise((resolve) => setImmediate(resolve))

describe('UploadQueue', () => {
  beforeEach(() => {
    sending = []
    queue = new UploadQueue(
      (path, _, progress, left) =>
        new Promise((resolve, reject) => {
          left.addEventListener('abort', () => reject(left.reason as Error))
          sending.push({ path, progress, end: (problem) => (problem ? reject(problem) : resolve()) })
        }),
    )
  })

  it('sends two at a time, and the others after them', async () => {
    let over = false
    void queue.add([file('a'), file('b'), file('c')]).then(() => (over = true))
    expect(steps()).toEqual(['sending', 'sending', 'waiting'])
    sending[0]?.end()
    await soon()
    expect(steps()).toEqual(['done', 'sending', 'sending'])
    sending[1]?.end()
    sending[2]?.end()
    await soon()
    expect([steps(), over]).toEqual([['done', 'done', 'done'], true])
  })

  it('tells how far each is, and all of them', () => {
    void queue.add([file('a', 100), file('b', 300)])
    sending[0]?.progress(50)
    sending[1]?.progress(150)
    expect(totals(items())).toEqual({ sent: 200, size: 400, open: 2, done: 0, failed: 0 })
    expect(headline(items())).toBe('Uploading 1 of 2 files')
  })

  it('goes on with the others when one fails, and tries it again when asked to', async () => {
    void queue.add([file('a'), file('b')])
    sending[0]?.end(new Error('The disk is full.'))
    sending[1]?.end()
    await soon()
    expect(items()[0]).toMatchObject({ step: 'failed', problem: 'The disk is full.' })
    expect([headline(items()), noteworthy(items()).length]).toEqual(['1 file was not uploaded', 1])
    queue.again(items()[0]?.id ?? 0)
    sending[2]?.end()
    await soon()
    expect(steps()).toEqual(['done', 'done'])
    expect(headline(items())).toBe('2 files uploaded')
  })

  it('cancels one, and goes on with the next', async () => {
    void queue.add([file('a'), file('b'), file('c')])
    queue.cancel(items()[0]?.id ?? 0)
    await soon()
    expect(steps()).toEqual(['cancelled', 'sending', 'sending'])
    expect(totals(items()).size).toBe(20)
  })

  it('cancels all of them', async () => {
    const over = queue.add([file('a'), file('b'), file('c')])
    sending[0]?.end()
    await soon()
    queue.cancelAll()
    await over
    expect(steps()).toEqual(['done', 'cancelled', 'cancelled'])
    expect(queue.busy).toBe(false)
    expect(headline(items())).toBe('1 of 3 files uploaded, then cancelled')
  })

  it('forgets what has ended, not what is under way', () => {
    void queue.add([file('a'), file('b')])
    queue.cancel(items()[0]?.id ?? 0)
    queue.clear()
    expect(items().map(({ path }) => path)).toEqual(['b'])
  })

  it('is done at once with nothing', async () => {
    await queue.add([])
    expect(queue.busy).toBe(false)
  })
})
