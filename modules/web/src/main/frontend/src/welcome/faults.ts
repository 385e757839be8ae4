const SENTENCES = new Map([
  ['denied', 'You were not signed in, because access was not granted. Sign in again and allow it to go on.'],
  ['expired', 'That sign-in was begun too long ago, or in another window. Sign in again.'],
  ['refused', 'The sign-in could not be completed. Sign in again; if it keeps failing, tell whoever runs this Devex.'],
  ['unavailable', 'The sign-in service does not answer just now. Try again in a minute.'],
])

export const SESSION_ENDED = 'Your session has ended. Sign in again to go on where you were: your work is as you left it.'

/** Why the last sign-in failed, from the `error` that the core put into the address; null where it did not. */
export function signInFault(reason: string | null): string | null {
  if (reason === null) return null
  return SENTENCES.get(reason) ?? 'Signing in did not work. Try again.'
}
