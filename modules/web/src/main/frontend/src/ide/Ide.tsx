import { useEffect, useState } from 'react'
import { Link } from '../app/router'
import { sentenceOf, useRepl } from '../core'
import { Spinner, useDelayed } from '../ui'
import { WorkbenchContext } from './context'
import styles from './Ide.module.css'
import { Room } from './Room'
import { Workbench } from './workbench'

/** The workbench of one repl: editor, files, terminals and preview. */
export function Ide({ replId }: { replId: string }) {
  const { data: repl, error, isPending } = useRepl(replId)
  const workbench = useOwnWorkbench(replId)
  const slow = useDelayed(isPending)
  if (error && !repl) return <Elsewhere title="The repl cannot be shown" sentence={sentenceOf(error)} />
  if (repl === null)
    return <Elsewhere title="There is no such repl" sentence="It was deleted, or it belongs to somebody else." />
  if (!repl || !workbench) return <main className={styles.calm}>{slow && <Spinner size={20} />}</main>
  return (
    <WorkbenchContext value={workbench}>
      <Room repl={repl} />
    </WorkbenchContext>
  )
}

function useOwnWorkbench(replId: string): Workbench | null {
  const [workbench, setWorkbench] = useState<Workbench | null>(null)
  useEffect(() => {
    const own = new Workbench(replId)
    setWorkbench(own)
    return () => void own.dispose()
  }, [replId])
  return workbench
}

function Elsewhere({ title, sentence }: { title: string; sentence: string }) {
  useEffect(() => {
    document.title = `${title} · Devex`
  }, [title])
  return (
    <main className={styles.calm}>
      <h1 className={styles.title}>{title}</h1>
      <p>{sentence}</p>
      <Link href="/">All repls</Link>
    </main>
  )
}
