import { Component, type ReactNode } from 'react'
import { Button } from '../ui'
import styles from './App.module.css'

interface FaultBoundaryProps {
  children: ReactNode
}

/** Stands in for a page that met a fault of its own, or of which a part could not be fetched. */
export class FaultBoundary extends Component<FaultBoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <main className={styles.middle}>
        <h1 className={styles.title}>This page cannot go on</h1>
        <p role="alert">
          A part of it could not be loaded, or it met a fault of its own. What you typed is kept in this browser. Reload the page
          when the server can be reached.
        </p>
        <Button tone="filled" onClick={() => location.reload()}>
          Reload
        </Button>
      </main>
    )
  }
}
