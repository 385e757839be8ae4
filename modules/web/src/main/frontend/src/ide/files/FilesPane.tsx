import { FilePlus, FolderPlus, RefreshCw, Upload, X } from 'lucide-react'
import { useRef } from 'react'
import { useStore } from 'zustand'
import type { Repl } from '../../core'
import { IconButton } from '../../ui'
import { useWorkbench } from '../context'
import styles from './FilesPane.module.css'
import { parentOf } from './paths'
import { TreeView } from './TreeView'

/** The workspace's files, and what makes new ones. */
export function FilesPane({ repl }: { repl: Repl }) {
  const { tree, transfers } = useWorkbench()
  const picker = useRef<HTMLInputElement>(null)

  function folder(): string {
    const { selected } = tree.store.getState()
    if (selected === null) return ''
    return tree.isFolder(selected) ? selected : parentOf(selected)
  }

  return (
    <>
      <header className={styles.header}>
        <h2 className={styles.title}>
          Files <span className={styles.name}>{repl.name}</span>
        </h2>
        <IconButton label="New file" onClick={() => tree.draft({ kind: 'new', folder: folder(), isDir: false })}>
          <FilePlus />
        </IconButton>
        <IconButton label="New folder" onClick={() => tree.draft({ kind: 'new', folder: folder(), isDir: true })}>
          <FolderPlus />
        </IconButton>
        <IconButton label="Upload files" onClick={() => picker.current?.click()}>
          <Upload />
        </IconButton>
        <IconButton label="Refresh files" onClick={() => void tree.refresh()}>
          <RefreshCw />
        </IconButton>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            const files = [...(event.target.files ?? [])].map((file) => ({ path: file.name, file }))
            event.target.value = ''
            void transfers.upload(folder(), files)
          }}
        />
      </header>
      <TreeView />
      <UploadProgress />
      <Problem />
    </>
  )
}

function UploadProgress() {
  const { transfers } = useWorkbench()
  const upload = useStore(transfers.store, (state) => state.upload)
  if (!upload) return null
  const label = `Uploading ${upload.name}${upload.total > 1 ? ` (${upload.done + 1} of ${upload.total})` : ''}`
  return (
    <div className={styles.note} role="status">
      <span>{label}</span>
      <progress value={upload.done + upload.share} max={upload.total} aria-label={label} />
    </div>
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
