/** What is looked for and where, as the form shows it. */
export interface Query {
  readonly text: string
  readonly caseSensitive: boolean
  readonly wholeWord: boolean
  readonly regex: boolean
  /** Globs with commas between them, such as `src, *.ts`. */
  readonly include: string
  readonly exclude: string
  /** Also in what the ignore rules leave out. */
  readonly ignored: boolean
}

export const EMPTY: Query = {
  text: '',
  caseSensitive: false,
  wholeWord: false,
  regex: false,
  include: '',
  exclude: '',
  ignored: false,
}

export const MOST_MATCHES = 10_000

/** The query as the runner is asked. */
export function asked(query: Query, searchId: string) {
  const { text, include, exclude, ...switches } = query
  return {
    searchId,
    query: text,
    in: 'contents' as const,
    ...switches,
    include: globs(include),
    exclude: globs(exclude),
    limit: MOST_MATCHES,
  }
}

/** Commas separate globs, except those between braces: `*.{js,ts}, docs`. */
export function globs(written: string): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of written) {
    if (letter === '{') depth += 1
    if (letter === '}') depth -= 1
    if (letter === ',' && depth <= 0) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** A query kept by an earlier page, as far as it can be read. */
export function readQuery(value: unknown): Query {
  if (typeof value !== 'object' || value === null) return EMPTY
  const kept = value as Record<string, unknown>
  const read = Object.entries(EMPTY).map(([name, usual]) => [
    name,
    typeof kept[name] === typeof usual ? kept[name] : usual,
  ])
  return Object.fromEntries(read) as Query
}
