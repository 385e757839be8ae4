const SHOWN = 60
const NAMES: Readonly<Record<string, string>> = { '\r': '⏎', '\n': '⏎', '\t': '⇥', '\x7f': '⌫', '\x1b': '⎋' }

/** The end of what was typed, with a name for each key that writes nothing, as people know it: ⏎, or ^C. */
export function legibleKeys(typed: string): string {
  const signs = [...typed.slice(-2 * SHOWN)]
  const cut = signs.length > SHOWN || typed.length > 2 * SHOWN
  return (cut ? '…' : '') + signs.slice(-SHOWN).map(nameOf).join('')
}

function nameOf(sign: string): string {
  const code = sign.charCodeAt(0)
  return NAMES[sign] ?? (code < 32 ? `^${String.fromCharCode(code + 64)}` : sign)
}
