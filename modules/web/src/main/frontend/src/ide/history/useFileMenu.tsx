import { Copy, Download, FileDiff, RotateCcw } from 'lucide-react'
import { snapshots, type Repl, type StoredPath } from '../../core'
import type { MenuEntry } from '../../ui'
import { useWorkbench } from '../context'
import { legibleName } from '../files/paths'
import { download } from './download'
import { workspacePath } from './roots'

interface StoredFileOf {
  repl: Repl
  /** Null where nothing is selected. */
  stored: StoredPath | null
  /** The state that has the file; null where there is no file to be had. */
  holder: string | null
  /** Shows it; absent for what cannot be shown. */
  onOpen?: () => void
}

/** What can be done with a file of a stored state. */
export function useFileMenu({ repl, stored, holder, onOpen }: StoredFileOf): MenuEntry[] {
  const { history } = useWorkbench()
  if (stored === null) return [{ heading: 'Nothing is selected' }]
  const written = workspacePath(stored)
  return [
    { heading: legibleName(stored.path) },
    ...(onOpen ? [{ label: 'Compare', icon: <FileDiff />, keys: 'Enter', onSelect: onOpen }] : []),
    ...(holder !== null && written !== null
      ? [{ label: 'Restore this file', icon: <RotateCcw />, onSelect: () => void history.restoreFile(holder, stored) }]
      : []),
    ...(holder !== null
      ? [{ label: 'Download file', icon: <Download />, onSelect: () => download(snapshots.fileAddress(repl.id, holder, stored)) }]
      : []),
    { label: 'Copy path', icon: <Copy />, onSelect: () => void navigator.clipboard.writeText(written ?? stored.path) },
  ]
}
