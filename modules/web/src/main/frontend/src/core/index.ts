export type { Activity, Failure, Provider, Repl, ReplState, Template, Ticket, User } from './entity'
export { useEvents, type EventsState } from './events'
export { failureOf, hasUnsaved, isLost } from './failure'
export { Problem, sentenceOf } from './problem'
export {
  HISTORY,
  queryClient,
  replActions,
  useLiveRepls,
  useMe,
  useProviders,
  useRepl,
  useReplActions,
  useRepls,
  useSignIn,
  useSignOut,
  useTemplates,
} from './queries'
export { useSession } from './session'
export {
  snapshots,
  SNAPSHOTS_AT_ONCE,
  type Change,
  type ChangeKind,
  type Difference,
  type EntryType,
  type Snapshot,
  type SnapshotKind,
  type StoredEntry,
  type StoredPath,
} from './snapshots'
