import { expect, test } from 'vitest'
import { EventStreamParser } from './event-stream'

test('reads events whatever the chunks are', () => {
  const text = 'event: repl\ndata: {"id":"a"}\n\nevent: repl-deleted\r\ndata: {"id":"b"}\r\n\r\n'
  for (let cut = 0; cut <= text.length; cut++) {
    const parser = new EventStreamParser()
    const events = [...parser.feed(text.slice(0, cut)), ...parser.feed(text.slice(cut))]
    expect(events).toEqual([
      { event: 'repl', data: '{"id":"a"}' },
      { event: 'repl-deleted', data: '{"id":"b"}' },
    ])
  }
})

test('joins the lines of data', () => {
  expect(new EventStreamParser().feed('data: one\ndata:two\n\n')).toEqual([{ event: 'message', data: 'one\ntwo' }])
})

test('takes comments and events without data for nothing', () => {
  expect(new EventStreamParser().feed(': still here\n\nevent: repl\n\n')).toEqual([])
})

test('does not carry a name over to the next event', () => {
  const events = new EventStreamParser().feed('event: repl\n\ndata: x\n\n')
  expect(events).toEqual([{ event: 'message', data: 'x' }])
})
