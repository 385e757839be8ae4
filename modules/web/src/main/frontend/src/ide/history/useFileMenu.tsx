import { Copy, Download, FileDiff, RotateCcw } from 'lucide-react'
import { snapshots, type Repl } from '../../core'
import type { MenuEntry } from '../../ui'
import { useWorkbench } from '../context'
import { nameOf } from '../files/paths'
import { download } from './download'
import { workspacePath } from './roots'

interface StoredFileOf {
  repl: Repl
  /** As stored; null where nothing is selected. */
  path: string | null
  /** No program writes such a name from here. */
  encoded: boolean
  /** The state that has the file; null where there is no file to be had. */
  holder: string | null
  /** Shows it; absent for what cannot be shown. */
  onOpen?: () => void
}

/** What can be done with a file of a stored state. */
export function useFileMenu({ repl, path, encoded, holder, onOpen }: StoredFileOf): MenuEntry[] {
  const { history } = useWorkbench()
  if (path === null) return [{ heading: 'Nothing is selected' }]
  const written = workspacePath(path)
  const restorable = written !== null && !encoded
  return [
    { heading: nameOf(path) },
    ...(onOpen ? [{ label: 'Compare', icon: <FileDiff />, keys: 'Enter', onSelect: onOpen }] : []),
    ...(holder !== null && restorable
      ? [{ label: 'Restore this file', icon: <RotateCcw />, onSelect: () => void history.restoreFile(holder, path) }]
      : []),
    ...(holder !== null
      ? [{ label: 'Download file', icon: <Download />, onSelect: () => download(snapshots.fileAddress(repl.id, holder, path)) }]
      : []),
    { label: 'Copy path', icon: <Copy />, onSelect: () => void navigator.clipboard.writeText(written ?? path) },
  ]
}
