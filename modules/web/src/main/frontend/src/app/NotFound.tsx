import { useEffect } from 'react'
import styles from './App.module.css'
import { Link } from './router'

export function NotFound() {
  useEffect(() => {
    document.title = 'Not found · Devex'
  }, [])
  return (
    <main className={styles.middle}>
      <h1 className={styles.title}>There is nothing at this address</h1>
      <p>
        It may have been deleted, or the link is incomplete. <Link href="/">See your repls</Link>
      </p>
    </main>
  )
}
