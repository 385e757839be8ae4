export type { Activity, Failure, Provider, Repl, ReplState, Template, Ticket, User } from './entity'
export { useEvents, type EventsState } from './events'
export { Problem, sentenceOf } from './problem'
export {
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
