import { ExternalLink, RotateCw, X } from 'lucide-react'
import { useEffect, useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import { Button, IconButton, Spinner } from '../../ui'
import { useWorkbench } from '../context'
import { readAddress, writeAddress } from './address'
import styles from './PreviewPane.module.css'
import type { PreviewState } from './preview'

/** The page that the user's own program serves. */
export function PreviewPane() {
  const { preview, layout } = useWorkbench()
  const state = useStore(preview.store)
  const none = state.kind === 'empty'
  return (
    <>
      <header className={styles.header}>
        <h2 className={styles.title}>Preview</h2>
        <AddressField state={state} />
        <IconButton label="Reload preview" disabled={none} onClick={() => void preview.reload()}>
          <RotateCw />
        </IconButton>
        <IconButton label="Open preview in a new tab" disabled={none} onClick={() => void preview.openInTab()}>
          <ExternalLink />
        </IconButton>
        <span className={styles.hide}>
          <IconButton label="Hide preview" onClick={() => layout.show('preview', false)}>
            <X />
          </IconButton>
        </span>
      </header>
      <div className={styles.body}>
        <Page state={state} />
      </div>
    </>
  )
}

function AddressField({ state }: { state: PreviewState }) {
  const { preview } = useWorkbench()
  const shown = state.kind === 'empty' ? '' : writeAddress(state.address)
  const [text, setText] = useState(shown)
  useEffect(() => setText(shown), [shown])
  const address = readAddress(text)

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
        aria-invalid={text !== '' && !address}
        title={
          text !== '' && !address ? 'A port from 1024 to 65535, and a path if you like, such as :5000/docs' : undefined
        }
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  )
}

function Page({ state }: { state: PreviewState }) {
  const { preview } = useWorkbench()
  if (state.kind === 'empty') {
    return <p className={styles.calm}>Run the program, or type the port it listens on, to see its page here.</p>
  }
  if (state.kind === 'failed') {
    return (
      <div className={styles.calm}>
        <p role="alert">{state.message}</p>
        <Button icon={<RotateCw />} onClick={() => void preview.reload()}>
          Try again
        </Button>
      </div>
    )
  }
  const loading = state.kind === 'opening' || !state.loaded
  return (
    <>
      {state.kind === 'open' && (
        <iframe
          key={state.src}
          className={styles.frame}
          title={`Preview of port ${state.address.port}`}
          src={state.src}
          // The program is another origin than the IDE; same-origin only lets it be its own, with its own cookies.
          sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads"
          allow="clipboard-write; fullscreen"
          referrerPolicy="no-referrer"
          onLoad={() => preview.loaded()}
        />
      )}
      {loading && (
        <div className={styles.loading} role="status">
          <Spinner />
          <span className="visually-hidden">The preview is loading</span>
        </div>
      )}
    </>
  )
}
