/** Chords such as `Mod+Shift+P`, `Alt+1`, `F2`, `N` and `?`. Mod is Cmd on a Mac and Ctrl elsewhere. */
export interface Chord {
  mod: boolean
  ctrl: boolean
  alt: boolean
  shift: boolean
  key: string
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

export function parseChord(keys: string): Chord {
  const parts = keys.split('+')
  const key = parts.pop() ?? ''
  const has = (name: string): boolean => parts.includes(name)
  return { mod: has('Mod'), ctrl: has('Ctrl'), alt: has('Alt'), shift: has('Shift'), key }
}

/** Whether the pressed keys are that chord, on whatever keyboard layout. */
export function matches(press: KeyPress, keys: string, mac = isMac): boolean {
  const chord = parseChord(keys)
  const control = chord.ctrl || (chord.mod && !mac)
  const meta = chord.mod && mac
  if (press.ctrlKey !== control || press.metaKey !== meta || press.altKey !== chord.alt) return false
  const symbol = /^[^\w`]$/.test(chord.key)
  if (!symbol && press.shiftKey !== chord.shift) return false
  return press.key.toLowerCase() === chord.key.toLowerCase() || press.code === codeOf(chord.key)
}

/** Whether the chord also counts while somebody types, because it types nothing. */
export function typesNothing(keys: string): boolean {
  const { mod, ctrl, alt, key } = parseChord(keys)
  return mod || ctrl || alt || /^F\d+$/.test(key)
}

export function shown(keys: string, mac = isMac): string {
  if (!mac) return keys.replace('Mod', 'Ctrl')
  const { mod, ctrl, alt, shift, key } = parseChord(keys)
  return `${ctrl ? '⌃' : ''}${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${key}`
}

function codeOf(key: string): string | null {
  if (key === '`') return 'Backquote'
  if (/^\d$/.test(key)) return `Digit${key}`
  return null
}
