import { TriangleAlert } from 'lucide-react'
import type { FocusEventHandler, KeyboardEventHandler, MouseEvent, Ref } from 'react'
import { Link, replPath } from '../../app/router'
import { failureOf, type Repl } from '../../core'
import { classes, RelativeTime, StateMark, TemplateMark } from '../../ui'
import { startAndOpen } from '../control/actions'
import { useView } from '../control/view'
import { abilities } from '../entity/abilities'
import { lastUsed } from '../entity/order'
import { RenameField } from './RenameField'
import { RowActions } from './RowActions'
import styles from './ReplList.module.css'

interface ReplRowProps {
  repl: Repl
  templateName: string | undefined
  /** Whether the tab key stops here. */
  reachable: boolean
  linkRef: Ref<HTMLAnchorElement>
  onFocus: FocusEventHandler
  onKeyDown: KeyboardEventHandler
}

export function ReplRow({ repl, templateName, reachable, linkRef, onFocus, onKeyDown }: ReplRowProps) {
  const renaming = useView((view) => view.renaming === repl.id)
  return (
    <li className={classes(styles.row, repl.state === 'DELETING' && styles.gone)} onFocus={onFocus} onKeyDown={onKeyDown}>
      <span className={styles.mark}>
        <TemplateMark template={repl.template} />
      </span>
      <span className={styles.name}>
        {renaming ? <RenameField repl={repl} /> : <NameLink repl={repl} reachable={reachable} linkRef={linkRef} />}
        {!renaming && <span className={styles.template}>{templateName}</span>}
      </span>
      <StateMark state={repl.state} className={styles.state} />
      <RelativeTime time={lastUsed(repl)} className={styles.used} />
      <span className={styles.actions}>
        <RowActions repl={repl} tabIndex={reachable ? 0 : -1} />
      </span>
      {repl.failure !== null && (
        <p className={styles.failure}>
          <TriangleAlert aria-hidden />
          {failureOf(repl)}
        </p>
      )}
    </li>
  )
}

function NameLink({ repl, reachable, linkRef }: Pick<ReplRowProps, 'repl' | 'reachable' | 'linkRef'>) {
  function open(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (abilities(repl).open) startAndOpen(repl)
  }
  return (
    <Link ref={linkRef} href={replPath(repl.id)} className={styles.link} tabIndex={reachable ? 0 : -1} onClick={open}>
      {repl.name}
    </Link>
  )
}
