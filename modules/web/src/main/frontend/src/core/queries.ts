import { QueryClient, useMutation, useQuery, type Query } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { api } from './api'
import type { Repl, User } from './entity'
import type { ServerEvent } from './event-stream'
import { listen } from './events'
import { onSignedOut } from './http'
import { Ledger } from './ledger'
import { Problem } from './problem'
import { useSession } from './session'
import { snapshots } from './snapshots'

const ME = ['me']
const REPLS = ['repls']
/** What is known of the stored states of repls. */
export const HISTORY = ['history']

const ledger = new Ledger()

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: retryable, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})

onSignedOut(() => {
  if (queryClient.getQueryData(ME)) useSession.setState({ hasEnded: true })
  forget()
})

/** Who is signed in: undefined while unknown, null for nobody. */
export function useMe() {
  return useQuery({ queryKey: ME, queryFn: ({ signal }) => whoAmI(signal) })
}

export function useProviders() {
  return useQuery({ queryKey: ['providers'], queryFn: ({ signal }) => api.providers({ signal }) })
}

export function useTemplates() {
  return useQuery({ queryKey: ['templates'], queryFn: ({ signal }) => api.templates({ signal }) })
}

/** The caller's repls, kept true by the core's events while {@link useLiveRepls} is in the page. */
export function useRepls() {
  return useQuery({ queryKey: REPLS, queryFn: ({ signal }) => listRepls(signal) })
}

/** One repl, live. `data` is null when the caller has no such repl (any more). */
export function useRepl(id: string) {
  const select = useMemo(() => (repls: Repl[]) => repls.find((repl) => repl.id === id) ?? null, [id])
  return useQuery({ queryKey: REPLS, queryFn: ({ signal }) => listRepls(signal), select })
}

/** Keeps the repls live for as long as the calling component is in the page. */
export function useLiveRepls(): void {
  useEffect(() => listen({ onOpen: catchUp, onEvent: receive }), [])
}

/** What can be done with repls. Each rejects with a `Problem`, whose message is a sentence for people. */
export const replActions = {
  create: (name: string, template: string) => recorded(api.create(name, template)),
  start: (id: string) => recorded(api.start(id)),
  stop: (id: string, options?: { discard?: boolean }) => recorded(api.stop(id, options)),
  rename: (id: string, name: string) => recorded(api.rename(id, name)),
  delete: (id: string) => deleted(id),
  pin: (id: string, hours: number) => recorded(api.pin(id, hours)),
  restore: (id: string, snapshot: string) => recorded(snapshots.restore(id, snapshot)),
  fork: (id: string, snapshot: string, name: string) => recorded(snapshots.fork(id, snapshot, name)),
  ticket: (id: string) => api.ticket(id),
}

export function useReplActions() {
  return replActions
}

export function useSignIn() {
  return useMutation({
    mutationFn: ({ loginUrl, login }: { loginUrl: string; login: string }) => api.signIn(loginUrl, login),
    onSuccess: () => {
      useSession.setState({ hasEnded: false })
      return queryClient.invalidateQueries({ queryKey: ME })
    },
  })
}

export function useSignOut() {
  return useMutation({ mutationFn: api.signOut, onSuccess: forget })
}

async function whoAmI(signal: AbortSignal): Promise<User | null> {
  try {
    return await api.me({ signal })
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null
    throw error
  }
}

async function listRepls(signal: AbortSignal): Promise<Repl[]> {
  const asked = ledger.now()
  return ledger.overlay(await api.repls({ signal }), asked)
}

async function recorded(answer: Promise<Repl>): Promise<Repl> {
  const asked = ledger.now()
  const repl = await answer
  if (!ledger.newer(repl.id, asked)) push(repl.id, repl)
  return repl
}

async function deleted(id: string): Promise<void> {
  const asked = ledger.now()
  await api.delete(id)
  const known = queryClient.getQueryData<Repl[]>(REPLS)?.find((repl) => repl.id === id)
  if (known !== undefined && !ledger.newer(id, asked)) push(id, { ...known, state: 'DELETING' })
}

/** The core is there (again): what changed meanwhile is asked for, and what could not be had. */
function catchUp(): void {
  const isOld = ({ queryKey, state }: Query) => queryKey[0] === REPLS[0] || state.status === 'error'
  void queryClient.invalidateQueries({ predicate: isOld })
}

function receive({ event, data }: ServerEvent): void {
  if (event === 'repl') {
    const repl = JSON.parse(data) as Repl
    push(repl.id, repl)
  }
  if (event === 'repl-deleted') push((JSON.parse(data) as { id: string }).id, null)
}

function push(id: string, repl: Repl | null): void {
  ledger.push(id, repl)
  queryClient.setQueryData<Repl[]>(REPLS, (list) => (list === undefined ? list : replaced(list, id, repl)))
}

function replaced(list: Repl[], id: string, repl: Repl | null): Repl[] {
  if (repl === null) return list.filter((each) => each.id !== id)
  return list.some((each) => each.id === id) ? list.map((each) => (each.id === id ? repl : each)) : [...list, repl]
}

function forget(): void {
  ledger.clear()
  queryClient.setQueryData(ME, null)
  queryClient.removeQueries({ queryKey: REPLS })
  queryClient.removeQueries({ queryKey: HISTORY })
}

function retryable(failures: number, error: Error): boolean {
  return failures < 3 && error instanceof Problem && (error.status === 0 || error.status >= 500)
}
