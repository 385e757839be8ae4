import { expect, test } from 'vitest'
import { type KeyPress, matches, shown, typesNothing } from './keys'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

test('takes Mod for Ctrl, and for Cmd on a Mac', () => {
  expect(matches(press('p', { ctrlKey: true }), 'Mod+P', false)).toBe(true)
  expect(matches(press('p', { metaKey: true }), 'Mod+P', false)).toBe(false)
  expect(matches(press('p', { metaKey: true }), 'Mod+P', true)).toBe(true)
  expect(matches(press('p', { ctrlKey: true }), 'Mod+P', true)).toBe(false)
})

test('wants exactly the modifiers it names', () => {
  expect(matches(press('P', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+P', false)).toBe(true)
  expect(matches(press('P', { ctrlKey: true, shiftKey: true }), 'Mod+P', false)).toBe(false)
  expect(matches(press('n', { altKey: true }), 'N', false)).toBe(false)
})

test('finds signs wherever the layout has them', () => {
  expect(matches(press('?', { shiftKey: true }), '?', false)).toBe(true)
  expect(matches(press('/', { shiftKey: true }), '/', false)).toBe(true)
  expect(matches(press('~', { code: 'Backquote', ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+`', false)).toBe(true)
  expect(matches(press('Dead', { code: 'Backquote', ctrlKey: true }), 'Ctrl+`', true)).toBe(true)
  expect(matches(press('¡', { code: 'Digit1', altKey: true }), 'Alt+1', true)).toBe(true)
})

test('knows which keys type', () => {
  expect(['N', '?', 'Shift+A', 'Delete'].filter(typesNothing)).toEqual([])
  expect(['Mod+S', 'Alt+1', 'F1', 'Ctrl+`'].filter(typesNothing)).toHaveLength(4)
})

test('shows keys as the keyboard has them', () => {
  expect(shown('Mod+Shift+P', false)).toBe('Ctrl+Shift+P')
  expect(shown('Mod+Shift+P', true)).toBe('⇧⌘P')
})
