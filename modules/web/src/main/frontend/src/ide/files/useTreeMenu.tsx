import { Copy, CopyPlus, Download, FilePlus, FolderPlus, Pencil, Trash2 } from 'lucide-react'
import type { MenuEntry } from '../../ui'
import { useWorkbench } from '../context'
import { parentOf } from './paths'

/** What can be done with the selected file or folder, or with the workspace where nothing is selected. */
export function useTreeMenu(
  path: string | null,
  activate: (path: string) => void,
  remove: (path: string) => void,
): MenuEntry[] {
  const { tree, transfers } = useWorkbench()
  const isFolder = path === null || tree.isFolder(path)
  const folder = path === null ? '' : isFolder ? path : parentOf(path)
  const making: MenuEntry[] = [
    { label: 'New file', icon: <FilePlus />, onSelect: () => tree.draft({ kind: 'new', folder, isDir: false }) },
    { label: 'New folder', icon: <FolderPlus />, onSelect: () => tree.draft({ kind: 'new', folder, isDir: true }) },
  ]
  if (path === null) return making
  const file: MenuEntry[] = isFolder
    ? []
    : [
        { label: 'Open', keys: 'Enter', onSelect: () => activate(path) },
        { label: 'Download', icon: <Download />, onSelect: () => void transfers.download(path) },
      ]
  return [
    ...file,
    ...making,
    'line',
    { label: 'Rename', icon: <Pencil />, keys: 'F2', onSelect: () => tree.draft({ kind: 'rename', path }) },
    { label: 'Duplicate', icon: <CopyPlus />, onSelect: () => void tree.duplicate(path) },
    { label: 'Copy path', icon: <Copy />, onSelect: () => void navigator.clipboard.writeText(path) },
    'line',
    { label: 'Delete', icon: <Trash2 />, keys: 'Delete', dangerous: true, onSelect: () => remove(path) },
  ]
}
