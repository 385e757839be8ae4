import { CircleAlert, CircleCheck, TriangleAlert, X } from 'lucide-react'
import { create } from 'zustand'
import { Button, IconButton } from './Button'
import { classes } from './classes'
import styles from './Toast.module.css'

export interface Notice {
  message: string
  tone?: 'fine' | 'warning' | 'failed'
  action?: { label: string; run: () => void }
}

interface Shown extends Notice {
  key: number
}

const ICONS = { fine: CircleCheck, warning: TriangleAlert, failed: CircleAlert }
const MOST = 3
const FINE_LASTS_MS = 6_000
/** Time to read a sentence twice, or to decide. */
const LONGER_LASTS_MS = 15_000

const useNotices = create<{ notices: Shown[] }>()(() => ({ notices: [] }))
let keys = 0

/** Says a sentence in the corner, for a while; the same sentence is not said twice at once. */
export function notify(notice: Notice): void {
  const key = ++keys
  useNotices.setState(({ notices }) => ({
    notices: [...notices.filter(({ message }) => message !== notice.message), { ...notice, key }].slice(-MOST),
  }))
  const isBrief = (notice.tone ?? 'fine') === 'fine' && !notice.action
  setTimeout(() => dismiss(key), isBrief ? FINE_LASTS_MS : LONGER_LASTS_MS)
}

export function Toasts() {
  const notices = useNotices((state) => state.notices)
  return (
    <div className={styles.toasts} role="region" aria-label="Notices">
      {notices.map((notice) => (
        <Toast key={notice.key} notice={notice} />
      ))}
    </div>
  )
}

function Toast({ notice }: { notice: Shown }) {
  const tone = notice.tone ?? 'fine'
  const Icon = ICONS[tone]
  return (
    <div className={styles.toast} role={tone === 'failed' ? 'alert' : 'status'}>
      <span className={classes(styles.icon, styles[tone])}>
        <Icon />
      </span>
      <p className={styles.message}>{notice.message}</p>
      {notice.action !== undefined && <Act notice={notice} action={notice.action} />}
      <IconButton label="Dismiss" onClick={() => dismiss(notice.key)}>
        <X />
      </IconButton>
    </div>
  )
}

function Act({ notice, action }: { notice: Shown; action: NonNullable<Notice['action']> }) {
  function act(): void {
    dismiss(notice.key)
    action.run()
  }
  return <Button onClick={act}>{action.label}</Button>
}

function dismiss(key: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.key !== key) }))
}
