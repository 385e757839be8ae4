import { useEffect, useState } from 'react'
import { ThemeMenu } from '../app/Header'
import { navigate } from '../app/router'
import { sentenceOf, useProviders, useSession } from '../core'
import { useTheme } from '../theme'
import { Button, Logo, useDelayed } from '../ui'
import { SESSION_ENDED, signInFault } from './faults'
import dark from './ide-dark.webp'
import light from './ide-light.webp'
import { SignInButtons } from './SignInButtons'
import styles from './Welcome.module.css'

/** What somebody sees who is not signed in. */
export function Welcome() {
  const theme = useTheme()
  const [fault] = useState(() => signInFault(new URLSearchParams(window.location.search).get('error')))
  const hasEnded = useSession((session) => session.hasEnded)
  const said = fault ?? (hasEnded ? SESSION_ENDED : null)
  useEffect(() => {
    document.title = 'Devex'
    // Told once: a reload or a later sign-out must not tell it again.
    if (window.location.search !== '') navigate(window.location.pathname, { replace: true })
  }, [])
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <span className={styles.name}>
          <Logo size={22} />
          Devex
        </span>
        <ThemeMenu />
      </header>
      <main className={styles.main}>
        <section className={styles.words}>
          <h1 className={styles.title}>
            <span>Open a page.</span> <span>Start coding.</span>
          </h1>
          <p className={styles.sentence}>
            Devex gives you an editor, a terminal and a running program in the browser, on a machine of your own choice.
          </p>
          {said !== null && (
            <p className={styles.fault} role="alert">
              {said}
            </p>
          )}
          <SignIn />
        </section>
        <img
          className={styles.picture}
          src={theme === 'dark' ? dark : light}
          width={1440}
          height={900}
          alt="The Devex workbench: files on the left, code with a terminal below it, and the running program's page on the right."
        />
      </main>
    </div>
  )
}

function SignIn() {
  const providers = useProviders()
  const slow = useDelayed(providers.isPending)
  if (providers.data !== undefined) return <SignInButtons providers={providers.data} />
  if (!providers.isError) return slow && <p role="status">Asking the server how you can sign in…</p>
  return (
    <div className={styles.fault} role="alert">
      <p>{sentenceOf(providers.error)}</p>
      <Button onClick={() => void providers.refetch()}>Try again</Button>
    </div>
  )
}
