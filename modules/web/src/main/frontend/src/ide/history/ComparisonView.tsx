import { useQuery } from '@tanstack/react-query'
import type { editor } from 'monaco-editor/editor'
import { useState } from 'react'
import { HISTORY, type Snapshot, type StoredPath } from '../../core'
import { Spinner, useDelayed } from '../../ui'
import { useWorkbench } from '../context'
import { DiffEditor } from '../editor/DiffEditor'
import { languageOf } from '../editor/languages'
import { legibleName } from '../files/paths'
import type { Comparison } from './comparison'
import { Failed } from './Failed'
import styles from './HistoryPane.module.css'
import { SideHead } from './SideHead'
import { readStored, type StoredFile } from './storedFile'
import { timeOf } from './times'
import { Uncomparable } from './Uncomparable'
import { useFocus } from './useFocus'

/** Long texts are not kept for long. */
const KEPT_MS = 60_000

/** A file as it was in two states, side by side. */
export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const { stored, before, after } = comparison
  const sides = [useStored(before, stored), useStored(after, stored)]
  const slow = useDelayed(sides.some(({ isPending }) => isPending))
  const failed = sides.find(({ isError }) => isError)
  const [was, became] = sides.map(({ data }) => data)
  if (failed) return <Failed error={failed.error} onAgain={failed.refetch} />
  if (!was || !became) return <p className={styles.calm}>{slow && <Spinner size={20} />}</p>
  const [left, right] = [textOf(was), textOf(became)]
  if (left === null || right === null) return <Uncomparable comparison={comparison} files={[was, became]} />
  return <Texts comparison={comparison} files={[was, became]} texts={[left, right]} />
}

interface TextsProps {
  comparison: Comparison
  files: readonly [StoredFile, StoredFile]
  texts: readonly [string, string]
}

function Texts({ comparison: { id, stored, before, after }, files, texts }: TextsProps) {
  const [view, setView] = useState<editor.IStandaloneDiffEditor | null>(null)
  useFocus(id, view)
  const label = (state: Snapshot | null) => `${legibleName(stored.path)} ${state ? `at ${timeOf(state)}` : 'before'}`

  return (
    <DiffEditor
      original={{ head: <SideHead stored={stored} state={before} file={files[0]} />, label: label(before), text: texts[0] }}
      modified={{ head: <SideHead stored={stored} state={after} file={files[1]} />, label: label(after), text: texts[1] }}
      language={languageOf(stored.path)}
      onReady={setView}
    />
  )
}

function useStored(state: Snapshot | null, stored: StoredPath) {
  const { history } = useWorkbench()
  return useQuery({
    queryKey: [...HISTORY, history.replId, 'file', state?.id ?? null, stored.path, stored.encoded ?? false],
    queryFn: ({ signal }) => readStored(history.replId, state, stored, signal),
    gcTime: KEPT_MS,
  })
}

/** Null for what is no text. */
function textOf(file: StoredFile): string | null {
  if (file.kind === 'text') return file.text
  return file.kind === 'none' ? '' : null
}
