import { ExternalLink, RotateCw, X } from 'lucide-react'
import { useStore } from 'zustand'
import { classes, IconButton } from '../../ui'
import { useWorkbench } from '../context'
import pane from '../layout/SidePane.module.css'
import { usePortActions } from '../ports/usePortActions'
import { AddressField } from './AddressField'
import { PortPicker } from './PortPicker'
import styles from './PreviewPane.module.css'
import { ProgramPage } from './ProgramPage'

/** The page that the user's own program serves. */
export function PreviewPane() {
  const { preview, layout } = useWorkbench()
  const { openInTab } = usePortActions()
  const state = useStore(preview.store)
  const none = state.kind === 'empty'
  return (
    <>
      <header className={classes(pane.header, styles.header)}>
        <h2 className={styles.title}>Preview</h2>
        <AddressField state={state} />
        <PortPicker />
        <IconButton label="Reload preview" disabled={none} onClick={() => void preview.reload()}>
          <RotateCw />
        </IconButton>
        <IconButton
          label="Open preview in a new tab"
          disabled={none}
          onClick={() => preview.address && openInTab(preview.address)}
        >
          <ExternalLink />
        </IconButton>
        <span className={styles.hide}>
          <IconButton label="Hide preview" onClick={() => layout.show('preview', false)}>
            <X />
          </IconButton>
        </span>
      </header>
      <div className={styles.body}>
        <ProgramPage state={state} />
      </div>
    </>
  )
}
