import styles from './TerminalPane.module.css'

const SHOWN = 60

/** What was typed while the terminal was out of reach: it is sent when it is back, unless the person thinks better of it. */
export function Waiting({ text, onDiscard }: { text: string; onDiscard: () => void }) {
  const signs = [...text]
  return (
    <div className={styles.waiting} role="status">
      {signs.length > 0 && (
        <>
          <span>Typed when the connection is back:</span>
          <code>
            {signs.length > SHOWN && '…'}
            {signs.slice(-SHOWN).map(visible).join('')}
          </code>
          <button type="button" onClick={onDiscard}>
            Discard
          </button>
        </>
      )}
    </div>
  )
}

const NAMES: Readonly<Record<string, string>> = { '\r': '⏎', '\n': '⏎', '\t': '⇥', '\x7f': '⌫', '\x1b': '⎋' }

/** A key that writes nothing, as people know it: ⏎, or ^C. */
export function visible(sign: string): string {
  const code = sign.charCodeAt(0)
  return NAMES[sign] ?? (code < 32 ? `^${String.fromCharCode(code + 64)}` : sign)
}
