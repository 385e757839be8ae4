export type ReplState = 'STOPPED' | 'STARTING' | 'RUNNING' | 'STOPPING' | 'FAILED' | 'DELETING'

export interface Failure {
  reason: string
  message: string
}

/** What keeps a running repl up: `stopsAt` is when it is stopped if things stay as they are. */
export interface Activity {
  reason: 'connected' | 'terminal' | 'preview' | 'output' | 'cpu' | null
  stopsAt: string | null
  pinnedUntil: string | null
}

/** Times are RFC 3339 in UTC; null where there is none yet. */
export interface Repl {
  id: string
  name: string
  template: string
  owner: string
  state: ReplState
  failure: Failure | null
  createdAt: string
  startedAt: string | null
  lastActiveAt: string | null
  savedAt: string | null
  activity: Activity | null
}

export interface Template {
  id: string
  name: string
  description: string
}

export interface Provider {
  id: string
  name: string
  loginUrl: string
}

export interface User {
  id: string
  login: string
  name: string | null
  email: string | null
  avatarUrl: string | null
  provider: string
}

/** How to reach a repl's runner: its base address and a token for new connections. */
export interface Ticket {
  url: string
  token: string
  expiresAt: string
}
