import { expect, it } from 'vitest'
import { candidates, mentions } from './mentions'

const found = (text: string) => mentions(text).map(({ path, line, column }) => [path, line, column])

it('finds files with their places in what programs write', () => {
  expect(found('src/index.js:12:5 - error')).toEqual([['src/index.js', 12, 5]])
  expect(found('    at run (/ws/src/app.ts:3:9)')).toEqual([['/ws/src/app.ts', 3, 9]])
  expect(found('main.go:7: undefined')).toEqual([['main.go', 7, null]])
  expect(found('  File "lib/a.py", line 31, in f')).toEqual([['lib/a.py', 31, null]])
  expect(found('a.cs(4,2): warning')).toEqual([['a.cs', 4, 2]])
  expect(found('file:///ws/x.mjs:1:2')).toEqual([['/ws/x.mjs', 1, 2]])
})

it('leaves words and addresses alone', () => {
  expect(found('npm run build failed')).toEqual([])
  expect(found('see https://example.org/a.html')).toEqual([])
})

it('says where the mention stands', () => {
  expect(mentions('in src/a.js:1:2 here')[0]).toMatchObject({ text: 'src/a.js:1:2', start: 3 })
})

it('looks for a file from the folder of the shell, then from the workspace', () => {
  expect(candidates('a.js', 'src')).toEqual(['src/a.js', 'a.js'])
  expect(candidates('../lib/a.js', 'src')).toEqual(['lib/a.js'])
  expect(candidates('./a.js', null)).toEqual(['a.js'])
})

it('tries every end of an absolute path', () => {
  expect(candidates('/home/ws/src/a.js', null)).toEqual(['home/ws/src/a.js', 'ws/src/a.js', 'src/a.js', 'a.js'])
})
