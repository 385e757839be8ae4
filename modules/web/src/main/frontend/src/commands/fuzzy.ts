/**
 * How well the letters of `query` are found, in order, in `text`: null where they are not, else more for runs of
 * letters and for the beginnings of words.
 */
export function fuzzyScore(query: string, text: string): number | null {
  const wanted = query.toLowerCase().replaceAll(/\s+/g, '')
  const within = text.toLowerCase()
  let score = 0
  let at = -1
  for (const letter of wanted) {
    const found = within.indexOf(letter, at + 1)
    if (found < 0) return null
    if (found === at + 1) score += 5
    if (found === 0 || /[\s/._-]/.test(within[found - 1] ?? '')) score += 4
    score -= (found - at) * 0.05
    at = found
  }
  return score
}

/** The items whose text fits the query, best first; all of them, in their own order, for an empty query. */
export function fuzzyFilter<T>(query: string, items: T[], textOf: (item: T) => string): T[] {
  if (query.trim() === '') return items
  return items
    .map((item) => ({ item, score: fuzzyScore(query, textOf(item)) }))
    .filter((each): each is { item: T; score: number } => each.score !== null)
    .sort((one, other) => other.score - one.score)
    .map(({ item }) => item)
}
