import { Ellipsis, FileArchive, GitFork, RotateCcw, X } from 'lucide-react'
import { useState } from 'react'
import { snapshots, type Repl, type Snapshot } from '../../core'
import { Button, IconButton, Menu, Tabs } from '../../ui'
import { full } from '../../ui/relative'
import { useWorkbench } from '../context'
import pane from '../layout/SidePane.module.css'
import { ChangedFiles } from './ChangedFiles'
import type { Against } from './changes'
import { download } from './download'
import styles from './HistoryPane.module.css'
import { STATE_LOOKS } from './kinds'
import { StateFiles } from './StateFiles'
import { timeOf } from './times'

interface StateDetailsProps {
  repl: Repl
  state: Snapshot
  /** The newest of the line; null while that is not known. */
  newest: Snapshot | null
}

/** One stored state: what changed, all that is in it, and the ways to have it back. */
export function StateDetails(stored: StateDetailsProps) {
  const { repl, state } = stored
  const { history } = useWorkbench()
  const [tab, setTab] = useState<'changes' | 'files'>('changes')
  const [against, setAgainst] = useState<Against>('before')
  const time = new Date(state.savedAt)
  return (
    <section className={styles.details} aria-label={`State of ${timeOf(state)}`}>
      <header className={pane.header}>
        <h3 className={styles.heading} title={full(time)}>
          {timeOf(state)} <small>{STATE_LOOKS[state.kind].word}</small>
        </h3>
        <IconButton label="Close this state" onClick={() => history.show(null)}>
          <X />
        </IconButton>
      </header>
      <div className={styles.actions}>
        <Button icon={<RotateCcw />} onClick={() => history.ask('restore')}>
          Restore everything …
        </Button>
        <Menu
          entries={[
            { label: 'Fork as new repl …', icon: <GitFork />, onSelect: () => history.ask('fork') },
            {
              label: 'Download as zip',
              icon: <FileArchive />,
              onSelect: () => download(snapshots.archiveAddress(repl.id, state.id)),
            },
          ]}
        >
          <IconButton label="More to do with this state">
            <Ellipsis />
          </IconButton>
        </Menu>
      </div>
      <Tabs
        label="What is shown of the state"
        value={tab}
        onChange={setTab}
        tabs={[
          {
            value: 'changes',
            title: 'Changes',
            content: <ChangedFiles key={state.id} {...stored} against={against} onAgainst={setAgainst} />,
          },
          { value: 'files', title: 'All files', content: <StateFiles key={state.id} {...stored} /> },
        ]}
      />
    </section>
  )
}
