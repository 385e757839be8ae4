import { expect, it } from 'vitest'
import { ancestorsOf, copyName, extensionOf, isWithin, legible, moved, nameOf, parentOf, refuseName } from './paths'

it('takes paths apart', () => {
  expect([parentOf('a/b/c.js'), parentOf('c.js')]).toEqual(['a/b', ''])
  expect([nameOf('a/b/c.js'), nameOf('c.js')]).toEqual(['c.js', 'c.js'])
  expect([extensionOf('a.b/c'), extensionOf('.env'), extensionOf('x.tar.GZ')]).toEqual(['', '', 'gz'])
  expect(ancestorsOf('a/b/c.js')).toEqual(['a', 'a/b'])
})

it('shows what cannot be seen in a name', () => {
  expect(['new\nline', 'tab\t', 'bell\x07', '\u202etxt.exe'].map(legible)).toEqual(['new\\nline', 'tab\\t', 'bell\\u0007', '\\u202etxt.exe'])
  expect(['مرحبا.txt', '👩\u200d💻 party.md', ' a b '].map(legible)).toEqual(['مرحبا.txt', '👩\u200d💻 party.md', ' a b '])
})

it('knows what is within a folder, and not what only begins like it', () => {
  expect(isWithin('src/a', 'src')).toBe(true)
  expect(isWithin('src', 'src')).toBe(true)
  expect(isWithin('src2/a', 'src')).toBe(false)
  expect(isWithin('anything', '')).toBe(true)
})

it('moves a path along with its folder', () => {
  expect(moved('src/a/b.js', 'src', 'lib')).toBe('lib/a/b.js')
  expect(moved('src2/b.js', 'src', 'lib')).toBe('src2/b.js')
})

it('refuses names that no file can have here', () => {
  for (const name of ['', '  ', '.', '..', 'a//b', '/a', 'a/', '../a', 'a\u0007b'])
    expect(refuseName(name, [])).not.toBeNull()
  expect(refuseName('a.js', ['a.js'])).toContain('already')
  expect(refuseName('a/b.js', ['a'])).toBeNull()
})

it('finds a free name for a copy', () => {
  expect(copyName('a.js', new Set(['a.js']))).toBe('a copy.js')
  expect(copyName('a.js', new Set(['a.js', 'a copy.js']))).toBe('a copy 2.js')
  expect(copyName('.env', new Set(['.env']))).toBe('.env copy')
})
