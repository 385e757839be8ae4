import type { Provider, Repl, Template, Ticket, User } from './entity'
import { call } from './http'

type Cancellable = { signal?: AbortSignal }

const repl = (id: string): string => `/api/repls/${encodeURIComponent(id)}`

export const api = {
  providers: (options?: Cancellable) => call<Provider[]>('/auth/providers', options),
  me: (options?: Cancellable) => call<User>('/auth/me', options),
  signIn: (loginUrl: string, login: string) => call<void>(loginUrl, { method: 'POST', body: { login } }),
  signOut: () => call<void>('/auth/logout', { method: 'POST' }),
  templates: (options?: Cancellable) => call<Template[]>('/api/templates', options),
  repls: (options?: Cancellable) => call<Repl[]>('/api/repls', options),
  create: (name: string, template: string) => call<Repl>('/api/repls', { method: 'POST', body: { name, template } }),
  rename: (id: string, name: string) => call<Repl>(repl(id), { method: 'PATCH', body: { name } }),
  delete: (id: string) => call<void>(repl(id), { method: 'DELETE' }),
  start: (id: string) => call<Repl>(`${repl(id)}/start`, { method: 'POST' }),
  stop: (id: string, { discard = false } = {}) =>
    call<Repl>(`${repl(id)}/stop${discard ? '?discard=true' : ''}`, { method: 'POST' }),
  pin: (id: string, hours: number) => call<Repl>(`${repl(id)}/pin`, { method: 'POST', body: { hours } }),
  ticket: (id: string) => call<Ticket>(`${repl(id)}/tickets`, { method: 'POST' }),
}
