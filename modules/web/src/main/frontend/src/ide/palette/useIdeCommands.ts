import { navigate } from '../../app/router'
import { useCommands, type Command } from '../../commands'
import type { Repl } from '../../core'
import { useWorkbench } from '../context'
import { tabsOf } from '../editor/tabs'
import type { Pane } from '../layout/layout'
import type { Run } from '../run/useRun'
import type { Life } from '../startup/useLifecycle'
import type { Workbench } from '../workbench'
import { quickOpen } from './quickOpenStore'
import { closeTerminal, findInTerminal, goToHistory, goToSearch, openTerminal, restore, switchTerminal } from './ways'

interface Parts {
  repl: Repl
  life: Life
  run: Run
}

/** Everything the IDE can be told by a key or from the palette. */
export function useIdeCommands({ repl, life, run }: Parts): void {
  const workbench = useWorkbench()
  useCommands([
    ...editing(workbench, life.ready),
    ...viewing(workbench, life.ready),
    ...running(run, life, repl),
    ...tabs(workbench),
  ])
}

function editing({ documents, tree }: Workbench, enabled: boolean): Command[] {
  const group = 'Editor'
  const active = () => documents.store.getState().active
  const draft = (isDir: boolean) => tree.draft({ kind: 'new', folder: '', isDir })
  return [
    {
      id: 'ide.open',
      title: 'Open a file',
      group,
      keys: ['Mod+P'],
      enabled,
      run: () => quickOpen.setState({ open: true }),
    },
    {
      id: 'ide.save',
      title: 'Save the file',
      group,
      keys: ['Mod+S'],
      run: () => void (documents.active && documents.save(documents.active.id)),
    },
    {
      id: 'ide.close',
      title: 'Close the tab',
      group,
      enabled: active() !== null,
      run: () => void documents.close(active() ?? ''),
    },
    { id: 'ide.new-file', title: 'Make a new file', group: 'Files', enabled, run: () => draft(false) },
    { id: 'ide.new-folder', title: 'Make a new folder', group: 'Files', enabled, run: () => draft(true) },
    { id: 'ide.refresh', title: 'Refresh the files', group: 'Files', enabled, run: () => void tree.refresh() },
  ]
}

function viewing(workbench: Workbench, enabled: boolean): Command[] {
  const { layout, preview } = workbench
  const group = 'View'
  const toggle = (pane: Pane) => () => layout.toggle(pane)
  return [
    { id: 'ide.side', title: 'Show or hide the side bar', group, keys: ['Mod+B'], run: toggle('side') },
    { id: 'ide.search', title: 'Search in all files', group, keys: ['Mod+Shift+F'], enabled, run: () => goToSearch(workbench) },
    { id: 'ide.history', title: 'Show the history', group, enabled, run: () => goToHistory(workbench) },
    { id: 'ide.restore', title: 'Restore an earlier state …', group, enabled, run: () => restore(workbench) },
    { id: 'ide.ports', title: 'Show the ports', group, run: () => layout.showView('ports') },
    { id: 'ide.panel', title: 'Show or hide the terminal panel', group, keys: ['Mod+J'], run: toggle('terminal') },
    { id: 'ide.preview', title: 'Show or hide the preview', group, run: toggle('preview') },
    {
      id: 'ide.terminal',
      title: 'Go to the terminal, or back',
      group: 'Terminal',
      keys: ['Ctrl+`'],
      inTerminal: true,
      enabled,
      run: () => void switchTerminal(workbench),
    },
    {
      id: 'ide.new-terminal',
      title: 'Open a new terminal',
      group: 'Terminal',
      keys: ['Ctrl+Shift+`'],
      inTerminal: true,
      enabled,
      run: () => void openTerminal(workbench),
    },
    {
      id: 'ide.find-in-terminal',
      title: 'Find in the terminal',
      group: 'Terminal',
      shownKeys: ['Ctrl+Shift+F'],
      enabled,
      run: () => findInTerminal(workbench),
    },
    {
      id: 'ide.reload-preview',
      title: 'Reload the preview',
      group,
      enabled: preview.address !== null,
      run: () => void preview.reload(),
    },
    {
      id: 'ide.close-terminal',
      title: 'Close the terminal',
      group: 'Terminal',
      enabled,
      run: () => void closeTerminal(workbench),
    },
  ]
}

function running(run: Run, life: Life, repl: Repl): Command[] {
  const group = 'Repl'
  const up = repl.state === 'RUNNING'
  return [
    { id: 'ide.run', title: 'Run the program', group, keys: ['F5'], enabled: run.possible, run: run.start },
    { id: 'ide.stop-program', title: 'Stop the program', group, enabled: run.state.kind === 'running', run: run.stop },
    {
      id: 'ide.start',
      title: 'Start the repl',
      group,
      enabled: repl.state === 'STOPPED' || repl.state === 'FAILED',
      run: life.start,
    },
    { id: 'ide.stop', title: 'Stop the repl', group, enabled: up || repl.state === 'STARTING', run: () => life.stop() },
    { id: 'ide.restart', title: 'Restart the repl', group, enabled: up, run: life.restart },
    { id: 'ide.leave', title: 'Go to all repls', group, run: () => navigate('/') },
  ]
}

function tabs({ documents }: Workbench): Command[] {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => ({
    id: `ide.tab-${number}`,
    title: `Go to tab ${number}`,
    group: 'Editor',
    keys: [`Alt+${number}`],
    hidden: true,
    run: () => {
      const tab = tabsOf(documents.store.getState())[number - 1]
      if (tab) documents.activate(tab.id)
    },
  }))
}
