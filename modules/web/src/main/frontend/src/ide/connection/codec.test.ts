import { describe, expect, it } from 'vitest'
import { decode, encode } from './codec'
import { UnreadableFrame } from './fields'

describe('encode', () => {
  it('writes the event, the id and the data', () => {
    expect(JSON.parse(encode('fetchDir', { dir: 'src' }, '7'))).toEqual({
      event: 'fetchDir',
      id: '7',
      data: { dir: 'src' },
    })
  })

  it('leaves out what there is none of', () => {
    expect(JSON.parse(encode('Connection', null))).toEqual({ event: 'Connection' })
  })
})

describe('decode', () => {
  it('reads an answer with its id', () => {
    const text = '{"event":"fetchDirResponse","id":"3","data":{"contents":[{"name":"a","isDir":true}],"path":""}}'
    expect(decode(text)).toEqual({
      kind: 'told',
      event: 'fetchDirResponse',
      id: '3',
      data: { contents: [{ name: 'a', isDir: true }], path: '' },
    })
  })

  it('reads a terminal output, whose data is a string beside its terminal', () => {
    const frame = decode('{"event":"terminalResponse","data":"$ ","sessionId":"t1","sequence":2}')
    expect(frame).toMatchObject({ event: 'terminalResponse', data: { output: '$ ', sessionId: 't1', sequence: 2 } })
  })

  it('reads a refused request with its reason', () => {
    const frame = decode(
      '{"event":"fetchContentResponse","id":1,"data":{"error":"Not text.","reason":"binary","path":"a"}}',
    )
    expect(frame).toEqual({
      kind: 'refused',
      event: 'fetchContentResponse',
      id: '1',
      refusal: { message: 'Not text.', reason: 'binary', size: null, present: null },
    })
  })

  it('reads how large a file is that cannot be shown', () => {
    const frame = decode('{"event":"fetchContentResponse","data":{"error":"Large.","reason":"tooLarge","size":209715200}}')
    expect(frame).toMatchObject({ refusal: { reason: 'tooLarge', size: 209_715_200 } })
  })

  it('reads what a stale change found in its place: text, no text, or no file', () => {
    const stale = (facts: string) => {
      const frame = decode(`{"event":"updateContentResponse","data":{"error":"Stale.","reason":"stale"${facts}}}`)
      return frame.kind === 'refused' && frame.refusal.present
    }
    expect(stale(',"version":"v2","content":"theirs"')).toEqual({ version: 'v2', content: 'theirs' })
    expect(stale(',"version":"v2","content":null')).toEqual({ version: 'v2', content: null })
    expect(stale(',"version":null,"content":null')).toEqual({ version: null, content: null })
  })

  it('reads an error that answers nothing', () => {
    expect(decode('{"event":"error","data":{"message":"No."}}')).toMatchObject({
      kind: 'refused',
      event: null,
      id: null,
    })
  })

  it('reads no frame with a field missing or of another kind', () => {
    expect(() => decode('{"event":"terminalConnected","data":{}}')).toThrow(UnreadableFrame)
    expect(() => decode('{"event":"Loaded","data":{"rootContents":"none"}}')).toThrow(UnreadableFrame)
    expect(() => decode('{"event":"terminalResponse","data":{"text":"a"},"sessionId":"t","sequence":1}')).toThrow(UnreadableFrame)
  })

  it('reads nothing that is not a frame', () => {
    for (const text of ['', 'hello', '[]', 'null', '{"event":5}', '{"event":"toString","data":{}}']) {
      expect(() => decode(text)).toThrow(UnreadableFrame)
    }
  })
})
