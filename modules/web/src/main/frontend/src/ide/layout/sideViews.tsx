import { Files, History, Network, Search } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Repl } from '../../core'
import { FilesPane } from '../files/FilesPane'
import { HistoryPane } from '../history/HistoryPane'
import { PortsPane } from '../ports/PortsPane'
import { SearchPane } from '../search/SearchPane'
import type { SideView } from './layout'

export interface SideViewEntry {
  readonly id: SideView
  readonly label: string
  readonly keys?: string
  readonly Icon: ComponentType
  readonly Content: ComponentType<{ repl: Repl }>
}

/** What the side bar can show, in the order of the activity bar. */
export const SIDE_VIEWS: readonly SideViewEntry[] = [
  { id: 'files', label: 'Files', keys: 'Mod+B', Icon: Files, Content: FilesPane },
  { id: 'search', label: 'Search', keys: 'Mod+Shift+F', Icon: Search, Content: SearchPane },
  { id: 'history', label: 'History', Icon: History, Content: HistoryPane },
  { id: 'ports', label: 'Ports', Icon: Network, Content: PortsPane },
]
