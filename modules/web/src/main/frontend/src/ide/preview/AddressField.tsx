import { useEffect, useState, type FormEvent } from 'react'
import { useWorkbench } from '../context'
import { readAddress, writeAddress } from './address'
import type { PreviewState } from './preview'
import styles from './PreviewPane.module.css'

const HELP = 'A port from 1024 to 65535, and a path if you like, such as :5000/docs'

/** Says which port and path are shown, and takes others. */
export function AddressField({ state }: { state: PreviewState }) {
  const { preview } = useWorkbench()
  const shown = state.kind === 'empty' ? '' : writeAddress(state.address)
  const [text, setText] = useState(shown)
  useEffect(() => setText(shown), [shown])
  const address = readAddress(text)
  const wrong = text !== '' && !address

  function go(event: FormEvent): void {
    event.preventDefault()
    if (address) void preview.open(address)
  }

  return (
    <form className={styles.form} onSubmit={go}>
      <input
        className={styles.address}
        aria-label="Port and path of the preview"
        placeholder=":5000"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong}
        title={wrong ? HELP : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  )
}
