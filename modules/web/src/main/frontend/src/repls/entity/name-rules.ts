const LONGEST = 60

/** What is wrong with a repl's name, in a sentence; null for a good one. The core has the last word. */
export function nameFault(name: string): string | null {
  if (name.trim() === '') return 'Give the repl a name.'
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) return 'A name has no line breaks or other control characters.'
  if ([...name.trim()].length > LONGEST) return `A name has at most ${LONGEST} characters.`
  return null
}
