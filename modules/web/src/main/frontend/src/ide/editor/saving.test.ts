import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConnectionLost, Refused } from '../connection/problems'
import type { Draft } from './drafts'
import { SAVE_AFTER_MS, Saving } from './saving'
import type { Store, Stored } from './store'

/** A file somewhere else: it refuses what is not based on its present version, and says what that is. */
class FakeFile implements Store {
  content: string | null = 'one'
  version = 1
  writes: string[] = []
  reads = 0
  lost = false
  /** The write arrives, its answer does not. */
  swallowsAnswers = false
  draft: Draft | null = null
  full = false

  async read() {
    if (this.lost) throw new ConnectionLost(false)
    this.reads += 1
    if (this.content === null) throw new Refused('There is no such file.', 'missing')
    return { content: this.content, version: this.version }
  }

  async write(content: string, base: Stored | null) {
    if (this.lost) throw new ConnectionLost(false)
    if (base !== null && (base.version !== this.version || this.content === null)) throw this.#stale()
    this.change(content)
    this.writes.push(content)
    if (this.swallowsAnswers) throw new ConnectionLost(true)
    return this.version
  }

  keep(draft: Draft): boolean {
    if (!this.full) this.draft = draft
    return !this.full
  }

  forget(): void {
    this.draft = null
  }

  change(content: string | null): void {
    this.content = content
    this.version += 1
  }

  #stale(): Refused {
    const version = this.content === null ? null : this.version
    return new Refused('The file has changed.', 'stale', { present: { version, content: this.content } })
  }
}

describe('Saving', () => {
  let file: FakeFile
  let text: string
  let saving: Saving

  beforeEach(() => {
    vi.useFakeTimers()
    file = new FakeFile()
    text = 'one'
    saving = new Saving(
      () => text,
      { content: 'one', version: 1 },
      file,
      () => {},
    )
  })

  afterEach(() => vi.useRealTimers())

  function type(words: string): void {
    text = words
    saving.edited()
  }

  it('writes half a second after the last edit, not before', async () => {
    type('tw')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1)
    type('two')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1)
    expect(file.writes).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(file.writes).toEqual(['two'])
    expect(saving.state).toMatchObject({ unsaved: false, saving: false, problem: null })
  })

  it('has nothing to save when an edit was taken back', async () => {
    type('two')
    type('one')
    await saving.save()
    expect(file.writes).toEqual([])
    expect(saving.state.unsaved).toBe(false)
  })

  it('writes again what was typed while it wrote', async () => {
    type('two')
    const first = saving.save()
    type('three')
    await first
    expect(file.writes).toEqual(['two', 'three'])
  })

  it('keeps what is typed while there is no connection, and sends it later', async () => {
    file.lost = true
    type('two')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect(saving.state).toMatchObject({ unsaved: true, saving: false })
    file.lost = false
    await saving.save()
    expect(file.content).toBe('two')
    expect(saving.state.unsaved).toBe(false)
  })

  it('takes a write whose answer was lost for what it is', async () => {
    file.swallowsAnswers = true
    type('two')
    await saving.save()
    file.swallowsAnswers = false
    type('three')
    await saving.save()
    expect(file.content).toBe('three')
    expect(saving.state.conflict).toBeNull()
  })

  it('neither overwrites nor merges what somebody else changed', async () => {
    file.change('theirs')
    type('mine')
    await saving.save()
    expect(file.content).toBe('theirs')
    expect(saving.state).toMatchObject({ unsaved: true, conflict: { content: 'theirs' } })
    type('mine still')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect(file.content).toBe('theirs')
  })

  it('writes ours once that was chosen', async () => {
    file.change('theirs')
    type('mine')
    await saving.save()
    expect(await saving.resolve('mine')).toBeNull()
    expect(file.content).toBe('mine')
    expect(saving.state).toMatchObject({ unsaved: false, conflict: null })
  })

  it('hands out theirs once that was chosen', async () => {
    file.change('theirs')
    type('mine')
    await saving.save()
    type((await saving.resolve('theirs')) ?? '')
    expect(saving.state).toMatchObject({ unsaved: false, conflict: null })
    expect(file.writes).toEqual([])
  })

  it('says why a write was refused, and tries again with the next edit', async () => {
    vi.spyOn(file, 'write').mockRejectedValueOnce(new Error('The disk is full.'))
    type('two')
    await saving.save()
    expect(saving.state).toMatchObject({ unsaved: true, problem: 'The disk is full.' })
    type('two!')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect(file.content).toBe('two!')
    expect(saving.state.problem).toBeNull()
  })

  it('follows the file while nothing is unsaved', async () => {
    file.change('from a program')
    expect(await saving.follow()).toBe('from a program')
    expect(await saving.follow()).toBeNull()
  })

  it('does not follow the file over unsaved edits', async () => {
    file.change('from a program')
    type('mine')
    expect(await saving.follow()).toBeNull()
  })

  it('follows nothing while its own change is under way, and the next one after it', async () => {
    type('two')
    await saving.save()
    expect(await saving.follow()).toBeNull()
    file.change('from a program')
    expect(await saving.follow()).toBe('from a program')
  })

  it('meets with a conflict, at once, what changed under unsaved edits', async () => {
    type('mine')
    file.change('theirs')
    expect(await saving.follow()).toBeNull()
    expect(saving.state.conflict).toEqual({ content: 'theirs', version: 2 })
    expect(file.reads).toBe(0)
  })

  it('keeps a conflict up to date, and ends it when the file is as it was', async () => {
    type('mine')
    file.change('theirs')
    await saving.follow()
    file.change('theirs again')
    await saving.follow()
    expect(saving.state.conflict?.content).toBe('theirs again')
    file.content = 'one'
    file.version = 1
    await saving.follow()
    expect(file.content).toBe('mine')
    expect(saving.state).toMatchObject({ conflict: null, unsaved: false })
  })

  it('shows a conflict with what is no text', async () => {
    vi.spyOn(file, 'write').mockRejectedValueOnce(
      new Refused('Stale.', 'stale', { present: { version: 9, content: null } }),
    )
    type('mine')
    await saving.save()
    expect(saving.state.conflict).toEqual({ version: 9, content: null })
    expect(await saving.resolve('theirs')).toBeNull()
    expect(file.writes).toEqual([])
  })

  it('does not take for an edit that the text has other line ends than the file', async () => {
    file.change('a\r\nb')
    text = (await saving.follow()) === null ? text : 'a\nb'
    saving.edited()
    saving.settled()
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect(file.writes).toEqual([])
    expect(saving.state.unsaved).toBe(false)
  })

  it('makes a file again that is gone only when somebody saves it', async () => {
    file.change(null)
    await saving.follow()
    expect(saving.state).toMatchObject({ gone: true, unsaved: false })
    type('mine')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect(file.content).toBeNull()
    expect(file.draft?.content).toBe('mine')
    await saving.remake()
    expect(file.content).toBe('mine')
    expect(saving.state).toMatchObject({ gone: false, unsaved: false })
  })

  it('learns from a refused write that the file is gone', async () => {
    file.change(null)
    type('mine')
    await saving.save()
    expect(saving.state).toMatchObject({ gone: true, unsaved: true, conflict: null, problem: null })
  })

  it('does not make a file again over one that has come back', async () => {
    file.change(null)
    await saving.follow()
    type('mine')
    file.change('theirs')
    await saving.remake()
    expect(file.content).toBe('theirs')
    expect(saving.state).toMatchObject({ gone: false, conflict: { content: 'theirs' } })
  })

  it('is not gone any more when the file is back as it was', async () => {
    file.content = null
    await saving.follow()
    file.content = 'one'
    expect(await saving.follow()).toBeNull()
    expect(saving.state.gone).toBe(false)
  })

  it('sends at once and keeps a draft when the page may go', async () => {
    type('two')
    expect(saving.leave()).toBe(true)
    expect(file.content).toBe('two')
    expect(file.draft).toEqual({ content: 'two', version: 1, sent: [] })
    await vi.advanceTimersByTimeAsync(0)
    expect(file.draft).toBeNull()
  })

  it('cannot leave behind what is typed while an earlier text is being written', () => {
    type('two')
    void saving.save()
    type('three')
    expect(saving.leave()).toBe(false)
    expect(file.draft).toEqual({ content: 'three', version: 1, sent: ['two'] })
  })

  it('cannot leave when the browser has no room for the draft', () => {
    file.full = true
    type('two')
    expect(saving.leave()).toBe(false)
  })

  it('keeps a draft of what could not be written, until it is', async () => {
    file.lost = true
    type('two')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect(file.draft).toEqual({ content: 'two', version: 1, sent: [] })
    file.lost = false
    await saving.save()
    expect(file.draft).toBeNull()
  })

  it('keeps a draft of what is typed while a conflict waits', async () => {
    file.change('theirs')
    type('mine')
    await saving.save()
    type('mine still')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect(file.draft?.content).toBe('mine still')
  })

  it('writes a draft to the file it was written on', async () => {
    type('two')
    saving.resume({ content: 'two', version: 1, sent: [] })
    expect(saving.state.unsaved).toBe(true)
    await saving.save()
    expect(file.content).toBe('two')
  })

  it('does not write a draft over what somebody else changed since', async () => {
    file.change('theirs')
    text = 'two'
    saving.resume({ content: 'two', version: 1, sent: [] })
    await saving.save()
    expect(file.content).toBe('theirs')
    expect(saving.state.conflict?.content).toBe('theirs')
  })

  it('knows its own earlier text in the file that a draft is written to', async () => {
    file.change('tw')
    text = 'two'
    saving.resume({ content: 'two', version: 1, sent: ['tw'] })
    await saving.save()
    expect(file.content).toBe('two')
    expect(saving.state).toMatchObject({ unsaved: false, conflict: null })
  })

  it('leaves the draft alone once its document is closed', async () => {
    file.lost = true
    type('two')
    saving.leave()
    saving.stop()
    text = ''
    await vi.advanceTimersByTimeAsync(0)
    expect(file.draft?.content).toBe('two')
  })
})
