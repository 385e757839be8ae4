import { lazy, Suspense } from 'react'
import { CommandPalette } from '../commands'
import { useLiveRepls, type User } from '../core'
import { NewReplDialog, ReplsPage } from '../repls'
import { useDelayed } from '../ui'
import styles from './App.module.css'
import { Header } from './Header'
import { NotFound } from './NotFound'
import { type Route, useRoute } from './router'
import { useSiteCommands } from './useSiteCommands'

const Ide = lazy(() => import('../ide').then(({ Ide }) => ({ default: Ide })))

/** Everything that somebody who is signed in sees, and what lives as long as the session. */
export function SignedIn({ user }: { user: User }) {
  const route = useRoute()
  useLiveRepls()
  useSiteCommands(route)
  return (
    <>
      <Routed route={route} user={user} />
      <NewReplDialog />
      <CommandPalette />
    </>
  )
}

function Routed({ route, user }: { route: Route; user: User }) {
  switch (route.page) {
    case 'repl':
      return (
        <Suspense fallback={<Opening />}>
          <Ide key={route.replId} replId={route.replId} />
        </Suspense>
      )
    case 'home':
      return (
        <>
          <Header user={user} />
          <ReplsPage />
        </>
      )
    case 'unknown':
      return (
        <>
          <Header user={user} />
          <NotFound />
        </>
      )
  }
}

function Opening() {
  const slow = useDelayed(true)
  return <main className={styles.middle}>{slow && <p role="status">Opening the editor…</p>}</main>
}
