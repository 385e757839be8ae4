import type { SearchState } from './search'

const NUMBER = new Intl.NumberFormat()

/** What came of the search, in a sentence; null while there was none. */
export function outcome({ progress, matches, files, query }: SearchState): string | null {
  const found = `${counted(matches, 'result')} in ${counted(files.length, 'file')}`
  if (progress.kind === 'idle') return null
  if (progress.kind === 'running') return matches === 0 ? 'Searching …' : `${found}, searching …`
  if (progress.kind === 'failed') return progress.message
  if (progress.truncated) return `The first ${found}. There are more: search for something longer, or in fewer files.`
  if (progress.cancelled) return matches === 0 ? 'Search stopped.' : `${found}, then the search was stopped.`
  if (matches > 0) return `${found}.`
  return query.include !== '' || query.exclude !== '' ? 'Nothing found in these files.' : 'Nothing found.'
}

function counted(count: number, thing: string): string {
  return `${NUMBER.format(count)} ${thing}${count === 1 ? '' : 's'}`
}
