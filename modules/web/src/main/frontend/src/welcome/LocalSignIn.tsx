import { type FormEvent, useState } from 'react'
import { sentenceOf, useSignIn } from '../core'
import { Button, TextField } from '../ui'
import styles from './SignInButtons.module.css'
import { lastLogin, rememberLogin } from './last-login'

/** The one click of a Devex on one's own machine: a name is there already, and can be another. */
export function LocalSignIn({ loginUrl, prominent }: { loginUrl: string; prominent: boolean }) {
  const [login, setLogin] = useState(lastLogin)
  const signIn = useSignIn()

  function submit(event: FormEvent): void {
    event.preventDefault()
    const wanted = login.trim() || 'me'
    signIn.mutate({ loginUrl, login: wanted }, { onSuccess: () => rememberLogin(wanted) })
  }

  return (
    <form onSubmit={submit}>
      <div className={styles.local}>
        <TextField
          large
          label="Your name here"
          autoCapitalize="none"
          value={login}
          placeholder="me"
          onFocus={(event) => event.target.select()}
          onChange={(event) => setLogin(event.target.value)}
        />
        <Button type="submit" tone={prominent ? 'filled' : 'outlined'} size="large" busy={signIn.isPending}>
          Sign in
        </Button>
      </div>
      {signIn.isError ? (
        <p className={styles.problem} role="alert">
          {sentenceOf(signIn.error)}
        </p>
      ) : (
        <p className={styles.note}>No password: this Devex serves only the machine it runs on.</p>
      )}
    </form>
  )
}
