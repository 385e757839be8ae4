import type { Connection } from '../connection/connection'

let count = 0

/**
 * Every file that quick open offers, in the order in which they are found, without what ignore rules leave out;
 * `more` is told all that are known so far. Resolves to whether there are more than the runner tells.
 *
 * @throws Refused, ConnectionLost
 */
export async function listFiles(
  connection: Pick<Connection, 'ask' | 'on' | 'tell'>,
  stopped: AbortSignal,
  more: (paths: readonly string[]) => void,
): Promise<boolean> {
  const searchId = `names-${++count}`
  const paths: string[] = []
  const end = connection.on('searchMatches', (found) => {
    if (found.searchId !== searchId || stopped.aborted) return
    paths.push(...found.matches.map(({ path }) => path))
    more([...paths])
  })
  stopped.addEventListener('abort', () => connection.tell('cancelSearch', { searchId }))
  try {
    return (await connection.ask('searchFiles', { searchId, query: '', in: 'names' })).truncated
  } finally {
    end()
  }
}
