import { useInfiniteQuery, useQueries, useQuery, type InfiniteData } from '@tanstack/react-query'
import { useEffect } from 'react'
import { HISTORY, queryClient, snapshots, SNAPSHOTS_AT_ONCE, type Repl, type Snapshot, type StoredEntry, type StoredPath } from '../../core'
import { withLatest } from './timeline'

type Line = InfiniteData<Snapshot[], number | null>

/** Old sessions are few, and nobody tells when one comes back. */
const BRANCHES_FRESH_MS = 60_000

const keys = {
  line: (repl: string) => [...HISTORY, repl, 'line'],
  branches: (repl: string) => [...HISTORY, repl, 'branches'],
  snapshot: (repl: string, id: string) => [...HISTORY, repl, 'snapshot', id],
  difference: (repl: string, id: string, other: string | null) => [...HISTORY, repl, 'difference', id, other],
  entries: (repl: string, id: string, folder: StoredPath | null) => [
    ...HISTORY,
    repl,
    'entries',
    id,
    folder?.path ?? null,
    folder?.encoded ?? false,
  ],
}

/** The line of stored states, the latest first; while it is `watched`, new ones join it by themselves. */
export function useLine(repl: Repl, watched: boolean) {
  useEffect(() => {
    // Should it fail, the next stored state tries again.
    if (watched) void joinLatest(repl.id).catch(() => {})
  }, [repl.id, repl.savedAt, repl.state, watched])
  return useInfiniteQuery({
    queryKey: keys.line(repl.id),
    queryFn: ({ pageParam, signal }) => snapshots.list(repl.id, pageParam, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page: Snapshot[]) => (page.length < SNAPSHOTS_AT_ONCE ? null : (page.at(-1)?.number ?? null)),
    enabled: watched,
  })
}

export function useBranches(repl: Repl, watched: boolean) {
  return useQuery({
    queryKey: keys.branches(repl.id),
    queryFn: ({ signal }) => snapshots.branches(repl.id, { signal }),
    staleTime: BRANCHES_FRESH_MS,
    enabled: watched,
  })
}

export function useDifference(repl: string, id: string, other: string | null) {
  return useQuery({
    queryKey: keys.difference(repl, id, other),
    queryFn: ({ signal }) => snapshots.difference(repl, id, other, { signal }),
  })
}

/** What is in each of these folders of a stored state; null is the folder above the roots. */
export function useEntries(repl: string, id: string, folders: readonly (StoredPath | null)[]) {
  return useQueries({
    queries: folders.map((folder) => ({
      queryKey: keys.entries(repl, id, folder),
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<StoredEntry[]> => snapshots.entries(repl, id, folder, { signal }),
    })),
  })
}

/** One stored state; asked for only where the line that is known has none of that name. */
export function findSnapshot(repl: string, id: string): Promise<Snapshot> {
  const known = queryClient.getQueryData<Line>(keys.line(repl))?.pages.flat().find((each) => each.id === id)
  if (known !== undefined) return Promise.resolve(known)
  return queryClient.fetchQuery({
    queryKey: keys.snapshot(repl, id),
    queryFn: ({ signal }) => snapshots.get(repl, id, { signal }),
  })
}

/** The number of the newest state that is known; 0 while none is. */
export function newestNumber(repl: string): number {
  return queryClient.getQueryData<Line>(keys.line(repl))?.pages[0]?.[0]?.number ?? 0
}

async function joinLatest(repl: string): Promise<void> {
  if (queryClient.getQueryData(keys.line(repl)) === undefined) return
  const latest = await snapshots.list(repl, null)
  queryClient.setQueryData<Line>(keys.line(repl), (known) => {
    if (known === undefined) return known
    const pages = withLatest(known.pages, latest)
    return { pages, pageParams: known.pageParams.slice(0, pages.length) }
  })
}
