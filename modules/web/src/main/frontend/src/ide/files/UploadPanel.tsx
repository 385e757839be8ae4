import { RotateCw, X } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Button, IconButton } from '../../ui'
import { bytes } from '../../ui/bytes'
import { useWorkbench } from '../context'
import { legibleName } from './paths'
import styles from './UploadPanel.module.css'
import type { Item } from './uploadQueue'
import { headline, noteworthy, totals } from './uploadTotals'

const FINE_LASTS_MS = 5000

/** How far the uploads are, each and together; it goes by itself when all went well. */
export function UploadPanel() {
  const { uploads } = useWorkbench().transfers
  const items = useStore(uploads.store, (state) => state.items)
  const { sent, size, open, failed } = totals(items)
  const fine = items.length > 0 && open === 0 && failed === 0

  useEffect(() => {
    if (!fine) return
    const timer = setTimeout(() => uploads.clear(), FINE_LASTS_MS)
    return () => clearTimeout(timer)
  }, [fine, uploads])

  if (items.length === 0) return null
  return (
    <section className={styles.panel} aria-label="Uploads">
      <div className={styles.head}>
        <p role="status">{headline(items)}</p>
        {open > 0 ? (
          <Button tone="quiet" onClick={() => uploads.cancelAll()}>
            Cancel
          </Button>
        ) : (
          <IconButton label="Dismiss" onClick={() => uploads.clear()}>
            <X />
          </IconButton>
        )}
      </div>
      {open > 0 && (
        <>
          <progress value={sent} max={Math.max(size, 1)} aria-label="All uploads" />
          <p className={styles.amount}>{`${bytes(sent)} of ${bytes(size)}`}</p>
        </>
      )}
      <ul>
        {noteworthy(items).map((item) => (
          <UploadRow key={item.id} item={item} alone={items.length === 1} />
        ))}
      </ul>
    </section>
  )
}

function UploadRow({ item, alone }: { item: Item; alone: boolean }) {
  const { uploads } = useWorkbench().transfers
  const name = legibleName(item.path)
  return (
    <li className={styles.item} title={item.path}>
      <span className={styles.name}>{name}</span>
      {item.step === 'sending' && !alone && (
        <progress value={item.sent} max={Math.max(item.size, 1)} aria-label={`Upload of ${name}`} />
      )}
      {item.step === 'sending' && !alone && (
        <IconButton label={`Cancel ${name}`} onClick={() => uploads.cancel(item.id)}>
          <X />
        </IconButton>
      )}
      {item.step === 'failed' && (
        <IconButton label={`Upload ${name} again`} onClick={() => uploads.again(item.id)}>
          <RotateCw />
        </IconButton>
      )}
      {item.problem !== null && (
        <p role="alert" className={styles.problem}>
          {item.problem}
        </p>
      )}
    </li>
  )
}
