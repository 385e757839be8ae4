import { LogIn } from 'lucide-react'
import type { Provider } from '../core'
import { LocalSignIn } from './LocalSignIn'
import styles from './SignInButtons.module.css'

/** One way in for each that the server offers. */
export function SignInButtons({ providers }: { providers: Provider[] }) {
  const local = providers.find(({ id }) => id === 'local')
  const others = providers.filter(({ id }) => id !== 'local')
  if (providers.length === 0) return <p>Nobody can sign in here yet: whoever runs this Devex has not set up a way to.</p>
  return (
    <div className={styles.ways}>
      {others.map((provider) => (
        <a key={provider.id} className={styles.provider} href={returning(provider.loginUrl)}>
          <LogIn aria-hidden />
          Sign in with {provider.name}
        </a>
      ))}
      {local !== undefined && <LocalSignIn loginUrl={local.loginUrl} prominent={others.length === 0} />}
    </div>
  )
}

/** Where a provider sends people back to: the page that they wanted. */
function returning(loginUrl: string): string {
  return `${loginUrl}?return=${encodeURIComponent(window.location.pathname)}`
}
