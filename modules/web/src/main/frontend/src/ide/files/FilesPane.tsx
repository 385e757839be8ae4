import { FilePlus, FolderPlus, FolderUp, RefreshCw, Upload, X } from 'lucide-react'
import { useRef, type ChangeEvent } from 'react'
import { useStore } from 'zustand'
import type { Repl } from '../../core'
import { IconButton, Menu } from '../../ui'
import { useWorkbench } from '../context'
import { picked } from './dropped'
import pane from '../layout/SidePane.module.css'
import styles from './FilesPane.module.css'
import { parentOf } from './paths'
import { TreeView } from './TreeView'
import { UploadPanel } from './UploadPanel'
import { UploadQuestion } from './UploadQuestion'

/** The workspace's files, and what makes new ones. */
export function FilesPane({ repl }: { repl: Repl }) {
  const { tree } = useWorkbench()

  function folder(): string {
    const { selected } = tree.store.getState()
    if (selected === null) return ''
    return tree.isFolder(selected) ? selected : parentOf(selected)
  }

  return (
    <>
      <header className={pane.header}>
        <h2 className={pane.title}>
          Files <span className={styles.name}>{repl.name}</span>
        </h2>
        <IconButton label="New file" onClick={() => tree.draft({ kind: 'new', folder: folder(), isDir: false })}>
          <FilePlus />
        </IconButton>
        <IconButton label="New folder" onClick={() => tree.draft({ kind: 'new', folder: folder(), isDir: true })}>
          <FolderPlus />
        </IconButton>
        <UploadMenu folder={folder} />
        <IconButton label="Refresh files" onClick={() => void tree.refresh()}>
          <RefreshCw />
        </IconButton>
      </header>
      <TreeView />
      <UploadPanel />
      <UploadQuestion />
      <Problem />
    </>
  )
}

/** React does not know it, all browsers do. */
const WHOLE_FOLDER = { webkitdirectory: '' }

/** Files or a folder of this computer, for those who do not drop them. */
function UploadMenu({ folder }: { folder: () => string }) {
  const { transfers } = useWorkbench()
  const files = useRef<HTMLInputElement>(null)
  const whole = useRef<HTMLInputElement>(null)

  function take({ target }: ChangeEvent<HTMLInputElement>): void {
    const chosen = picked(target.files ?? [])
    target.value = ''
    void transfers.upload(folder(), chosen)
  }

  return (
    <>
      <Menu
        entries={[
          { label: 'Upload files', icon: <Upload />, onSelect: () => files.current?.click() },
          { label: 'Upload a folder', icon: <FolderUp />, onSelect: () => whole.current?.click() },
        ]}
      >
        <IconButton label="Upload">
          <Upload />
        </IconButton>
      </Menu>
      <input ref={files} type="file" multiple hidden aria-label="Files to upload" onChange={take} />
      <input ref={whole} type="file" {...WHOLE_FOLDER} hidden aria-label="Folder to upload" onChange={take} />
    </>
  )
}

function Problem() {
  const { tree } = useWorkbench()
  const problem = useStore(tree.store, (state) => state.problem)
  if (problem === null) return null
  return (
    <div className={styles.note} role="alert">
      <span>{problem}</span>
      <IconButton label="Dismiss" onClick={() => tree.complain(null)}>
        <X />
      </IconButton>
    </div>
  )
}
