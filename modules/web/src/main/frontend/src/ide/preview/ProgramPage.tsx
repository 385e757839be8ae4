import { RotateCw } from 'lucide-react'
import { Button, Spinner } from '../../ui'
import { useWorkbench } from '../context'
import type { PreviewState } from './preview'
import styles from './PreviewPane.module.css'

const ALLOWED =
  'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads allow-pointer-lock'

/** The program's page, or what there is to say until it is there. */
export function ProgramPage({ state }: { state: PreviewState }) {
  switch (state.kind) {
    case 'empty':
      return <p className={styles.calm}>Run the program, or type the port it listens on, to see its page here.</p>
    case 'waiting':
      return <Waiting port={state.address.port} />
    case 'failed':
      return <Failed message={state.message} />
    case 'opening':
      return <Loading />
    case 'open':
      return <Page state={state} />
  }
}

function Waiting({ port }: { port: number }) {
  const { preview } = useWorkbench()
  return (
    <div className={styles.calm} role="status">
      <Spinner size={20} />
      <p>Waiting for the program to listen on a port.</p>
      <Button onClick={() => void preview.open({ port, path: '/' })}>Open port {port} now</Button>
    </div>
  )
}

function Failed({ message }: { message: string }) {
  const { preview } = useWorkbench()
  return (
    <div className={styles.calm}>
      <p role="alert">{message}</p>
      <Button icon={<RotateCw />} onClick={() => void preview.reload()}>
        Try again
      </Button>
    </div>
  )
}

function Page({ state }: { state: Extract<PreviewState, { kind: 'open' }> }) {
  const { preview } = useWorkbench()
  const { opening, address, loaded } = state
  return (
    <>
      {!opening.alone && (
        <p className={styles.limits} role="status">
          This browser cannot give the program an address of its own. Pages that load modules or data may not work here.
        </p>
      )}
      <iframe
        key={opening.src}
        className={styles.frame}
        title={`Preview of port ${address.port}`}
        src={opening.src}
        // Its origin is the program's alone; only there may the page have one, with its own cookies and storage.
        sandbox={opening.alone ? `${ALLOWED} allow-same-origin` : ALLOWED}
        allow="clipboard-write; fullscreen"
        referrerPolicy="no-referrer"
        onLoad={() => preview.loaded()}
      />
      {!loaded && <Loading />}
    </>
  )
}

function Loading() {
  return (
    <div className={styles.loading} role="status">
      <Spinner />
      <span className="visually-hidden">The preview is loading</span>
    </div>
  )
}
