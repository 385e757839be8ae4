import { useWorkbench } from '../context'
import type { TerminalTab } from './tabs'
import styles from './TerminalPane.module.css'

const SHOWN = 60

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
          <code>{shown(text)}</code>
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

const NAMES: Readonly<Record<string, string>> = { '\r': '⏎', '\n': '⏎', '\t': '⇥', '\x7f': '⌫', '\x1b': '⎋' }

/** The end of it, with a name for each key that writes nothing, as people know it: ⏎, or ^C. */
function shown(text: string): string {
  const signs = [...text.slice(-2 * SHOWN)]
  const cut = signs.length > SHOWN || text.length > 2 * SHOWN
  return (cut ? '…' : '') + signs.slice(-SHOWN).map(nameOf).join('')
}

function nameOf(sign: string): string {
  const code = sign.charCodeAt(0)
  return NAMES[sign] ?? (code < 32 ? `^${String.fromCharCode(code + 64)}` : sign)
}
