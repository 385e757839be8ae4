import { useWorkbench } from '../context'
import { legibleKeys } from './keys'
import type { TerminalTab } from './tabs'
import styles from './TerminalPane.module.css'

/**
 * What was typed and has not reached a shell: it is typed when the connection is back, or when the person says so where the
 * shell is another one by then.
 */
export function Waiting({ tab: { id, life, waiting, heldBack } }: { tab: TerminalTab }) {
  const { terminals } = useWorkbench()
  const typing = terminals.session(id)?.typing
  const text = heldBack + waiting
  return (
    <div className={styles.waiting} role="status" data-held={heldBack !== ''}>
      {text !== '' && (
        <>
          <span>{heldBack === '' ? 'Typed when the connection is back:' : 'Typed for the shell that is gone:'}</span>
          <code>{legibleKeys(text)}</code>
          {heldBack !== '' && life.kind === 'live' && (
            <button type="button" onClick={() => leave(() => typing?.release())}>
              Type it here
            </button>
          )}
          <button type="button" onClick={() => leave(() => typing?.discard())}>
            Discard
          </button>
        </>
      )}
    </div>
  )

  /** The button goes with what it is for: the focus goes to the terminal. */
  function leave(act: () => void): void {
    act()
    terminals.screen(id)?.terminal.focus()
  }
}
