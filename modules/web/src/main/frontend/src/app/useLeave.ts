import { sentenceOf, useSignOut } from '../core'
import { notify } from '../ui'

/** Signs out, and says so where that did not succeed: somebody may be about to leave the machine. */
export function useLeave(): () => void {
  const signOut = useSignOut()
  const refused = (error: Error) => notify({ message: `You are still signed in. ${sentenceOf(error)}`, tone: 'failed' })
  return () => signOut.mutate(undefined, { onError: refused })
}
