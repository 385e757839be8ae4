import { expect, test } from 'vitest'
import { fuzzyFilter } from './fuzzy'

const find = (query: string, ...texts: string[]): string[] => fuzzyFilter(query, texts, (text) => text)

test('keeps everything in order for an empty query', () => {
  expect(find(' ', 'b', 'a')).toEqual(['b', 'a'])
})

test('leaves out what lacks the letters in their order', () => {
  expect(find('nr', 'New repl', 'Run')).toEqual(['New repl'])
})

test('puts whole words and beginnings first', () => {
  expect(find('stop', 'Show the options', 'Stop repl')[0]).toBe('Stop repl')
  expect(find('nt', 'Paint', 'New terminal')[0]).toBe('New terminal')
})

test('does not mind case and spaces', () => {
  expect(find('DARK the', 'Use the dark theme')).toEqual(['Use the dark theme'])
})
