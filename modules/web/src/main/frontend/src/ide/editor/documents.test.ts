import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Connection } from '../connection/connection'
import { ConnectionLost, Refused } from '../connection/problems'
import { Documents } from './documents'
import { Drafts } from './drafts'
import type { Monaco } from './openDocument'

const PATIENT = { timeout: 30_000 }

/** A runner with one file, and the line to it. */
class FakeRunner {
  isOpen = true
  content: string | null = 'one'
  version = 1

  async ask(event: string, data: { content?: string; baseVersion?: number }) {
    if (!this.isOpen) throw new ConnectionLost(false)
    if (event === 'updateContent') {
      const stale = data.baseVersion !== undefined && (this.content === null || data.baseVersion !== this.version)
      if (stale) throw new Refused('Stale.', 'stale', { present: { version: this.content === null ? null : this.version, content: this.content } })
      this.content = data.content ?? ''
      this.version += 1
    }
    if (this.content === null) throw new Refused('The file is not there.', 'missing')
    return { path: 'a.txt', content: this.content, version: this.version }
  }
}

function fakeModel(text: string) {
  let edited = () => {}
  return {
    getValue: () => text,
    onDidChangeContent: (listener: () => void) => (edited = listener),
    dispose: () => {},
    getLinesContent: () => text.split('\n'),
    getLineContent: (line: number) => text.split('\n')[line - 1],
    getLineCount: () => text.split('\n').length,
    getLineMaxColumn: (line: number) => (text.split('\n')[line - 1]?.length ?? 0) + 1,
    pushStackElement: () => {},
    pushEditOperations(_: null, [edit]: { range: { startColumn: number; endColumn: number }; text: string }[]) {
      if (edit) this.type(text.slice(0, edit.range.startColumn - 1) + edit.text + text.slice(edit.range.endColumn - 1))
    },
    type(next: string) {
      text = next
      edited()
    },
  }
}

const monaco = { Uri: { from: () => '' }, editor: { createModel: fakeModel } } as unknown as Monaco
let runner: FakeRunner
let storage: Record<string, string>

async function openPage(): Promise<Documents> {
  const documents = openDocuments(async () => monaco)
  await documents.show('a.txt')
  return documents
}

function openDocuments(load: () => Promise<Monaco>): Documents {
  const methods = {
    getItem: (key: string) => storage[key] ?? null,
    setItem: (key: string, value: string) => (storage[key] = value),
    removeItem: (key: string) => delete storage[key],
  }
  const drafts = new Drafts('repl-1', () => methods as unknown as Storage)
  return new Documents(runner as unknown as Connection, drafts, load)
}

function type(documents: Documents, text: string): void {
  const body = documents.active?.body
  if (body?.kind === 'text') (body.model as unknown as ReturnType<typeof fakeModel>).type(text)
}

function shown(documents: Documents): string | null {
  const body = documents.active?.body
  return body?.kind === 'text' ? body.model.getValue() : null
}

describe('Documents', () => {
  beforeEach(() => {
    runner = new FakeRunner()
    storage = {}
  })

  it('may be left when what was typed is on its way', async () => {
    const documents = await openPage()
    type(documents, 'two')
    expect(documents.leave()).toBe(true)
    expect(runner.content).toBe('two')
  })

  it('may be left without a connection only when nothing is unsaved', async () => {
    const documents = await openPage()
    runner.isOpen = false
    expect(documents.leave()).toBe(true)
    type(documents, 'two')
    expect(documents.leave()).toBe(false)
  })

  it('brings back what was typed without a connection, and saves it', async () => {
    const former = await openPage()
    runner.isOpen = false
    type(former, 'two')
    former.leave()
    former.dispose()

    runner.isOpen = true
    const documents = await openPage()
    expect(shown(documents)).toBe('two')
    await documents.saveAll()
    expect(runner.content).toBe('two')
    expect(storage).toEqual({})
  })

  it('shows a conflict when the file was changed before a draft came back', async () => {
    const former = await openPage()
    runner.isOpen = false
    type(former, 'mine')
    former.leave()
    former.dispose()

    runner.isOpen = true
    runner.content = 'theirs'
    runner.version += 1
    const documents = await openPage()
    await documents.saveAll()
    expect(runner.content).toBe('theirs')
    expect(documents.active?.saving.conflict?.content).toBe('theirs')
    expect(shown(documents)).toBe('mine')
  })

  it('brings back a draft whose file is gone, and makes the file again', async () => {
    const former = await openPage()
    runner.isOpen = false
    type(former, 'mine')
    former.leave()
    former.dispose()

    runner.isOpen = true
    runner.content = null
    const documents = await openPage()
    await documents.saveAll()
    expect(documents.active?.saving.gone).toBe(true)
    expect(shown(documents)).toBe('mine')
    await documents.save(documents.active?.id ?? '')
    expect(runner.content).toBe('mine')
  })

  it('forgets a draft whose text has arrived after all', async () => {
    const former = await openPage()
    type(former, 'two')
    vi.spyOn(runner, 'ask').mockRejectedValueOnce(new ConnectionLost(true))
    await former.saveAll()
    expect(Object.keys(storage)).toHaveLength(1)
    former.dispose()

    runner.content = 'two'
    runner.version += 1
    const documents = await openPage()
    expect(documents.hasUnsaved()).toBe(false)
    expect(storage).toEqual({})
  })

  it('forgets the draft of what was given up', async () => {
    const documents = await openPage()
    runner.isOpen = false
    type(documents, 'two')
    documents.leave()
    documents.discard(documents.active?.id ?? '')
    expect(storage).toEqual({})
  })

  it('follows what a program wrote, as long as nothing is typed', async () => {
    const documents = await openPage()
    change('by a program')
    documents.changed([{ path: 'a.txt', change: 'modified' }])
    await vi.waitFor(() => expect(shown(documents)).toBe('by a program'), PATIENT)
    expect(documents.hasUnsaved()).toBe(false)
  })

  it('asks when a program wrote what is being edited', async () => {
    const documents = await openPage()
    type(documents, 'mine')
    change('by a program')
    documents.changed([{ path: 'a.txt', change: 'modified' }])
    await vi.waitFor(() => expect(documents.active?.saving.conflict?.content).toBe('by a program'), PATIENT)
    expect(shown(documents)).toBe('mine')
    await documents.resolve(documents.active?.id ?? '', 'theirs')
    expect(shown(documents)).toBe('by a program')
    expect(documents.hasUnsaved()).toBe(false)
  })

  it('keeps the text of a file whose folder a program deleted', async () => {
    const documents = await openPage()
    runner.content = null
    documents.changed([{ path: 'a.txt', change: 'deleted' }])
    await vi.waitFor(() => expect(documents.active?.saving.gone).toBe(true), PATIENT)
    expect(shown(documents)).toBe('one')
  })

  it('hears of a change that comes while a file opens', async () => {
    let changed = false
    const documents = openDocuments(async () => {
      await null
      if (!changed) {
        changed = true
        change('by a program')
        documents.changed([{ path: 'a.txt', change: 'modified' }])
      }
      return monaco
    })
    await documents.show('a.txt')
    expect(shown(documents)).toBe('by a program')
  })

  it('takes a file that cannot be read for a moment neither for gone nor for another', async () => {
    const documents = await openPage()
    const ask = vi.spyOn(runner, 'ask').mockRejectedValueOnce(new Refused('The file changes while it is read.'))
    const seen: unknown[] = []
    documents.store.subscribe(() => seen.push(documents.active?.body.kind, documents.active?.saving.gone))
    documents.changed([{ path: 'a.txt', change: 'modified' }])
    await vi.waitFor(() => expect(ask).toHaveBeenCalled(), PATIENT)
    change('by a program')
    documents.changed([{ path: 'a.txt', change: 'modified' }])
    await vi.waitFor(() => expect(shown(documents)).toBe('by a program'), PATIENT)
    expect(new Set(seen)).toEqual(new Set(['text', false]))
  })

  it('reads no file again that nobody changed', async () => {
    const documents = await openPage()
    const ask = vi.spyOn(runner, 'ask')
    documents.changed([{ path: 'b.txt', change: 'modified' }, { path: 'a', change: 'deleted' }])
    await Promise.resolve()
    expect(ask).not.toHaveBeenCalled()
  })

  it('shows what a file has become that is no text any more', async () => {
    const documents = await openPage()
    vi.spyOn(runner, 'ask').mockRejectedValue(new Refused('Not text.', 'binary', { size: 12 }))
    documents.changed([{ path: 'a.txt', change: 'modified' }])
    await vi.waitFor(
      () => expect(documents.active?.body).toEqual({ kind: 'unshowable', reason: 'binary', size: 12 }),
      PATIENT,
    )
  })

  it('gives up its text for what is no text, where that was chosen', async () => {
    const documents = await openPage()
    type(documents, 'mine')
    const present = { version: 9, content: null }
    vi.spyOn(runner, 'ask').mockRejectedValueOnce(new Refused('Stale.', 'stale', { present }))
    await documents.saveAll()
    vi.spyOn(runner, 'ask').mockRejectedValue(new Refused('Not text.', 'binary', { size: 12 }))
    await documents.resolve(documents.active?.id ?? '', 'theirs')
    expect(documents.active?.body.kind).toBe('unshowable')
    expect(storage).toEqual({})
  })
})

function change(content: string): void {
  runner.content = content
  runner.version += 1
}
