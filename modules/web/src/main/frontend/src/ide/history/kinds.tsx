import { Archive, FileMinus, FilePen, FilePlus, GitFork, LayoutTemplate, LockKeyhole, RotateCcw, Save } from 'lucide-react'
import type { ComponentType } from 'react'
import type { ChangeKind, SnapshotKind } from '../../core'

interface Look {
  readonly word: string
  readonly Icon: ComponentType
}

/** How a state came to be. */
export const STATE_LOOKS: Readonly<Record<SnapshotKind, Look>> = {
  template: { word: 'Template', Icon: LayoutTemplate },
  save: { word: 'Saved', Icon: Save },
  restore: { word: 'Restored', Icon: RotateCcw },
  fork: { word: 'Forked', Icon: GitFork },
  branch: { word: 'Kept aside', Icon: Archive },
}

/** What became of a file. */
export const CHANGE_LOOKS: Readonly<Record<ChangeKind, Look>> = {
  added: { word: 'added', Icon: FilePlus },
  removed: { word: 'removed', Icon: FileMinus },
  changed: { word: 'changed', Icon: FilePen },
  mode: { word: 'permissions', Icon: LockKeyhole },
}
