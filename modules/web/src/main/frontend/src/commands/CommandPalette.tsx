import { useRef, useState } from 'react'
import { Finder, Kbd } from '../ui'
import styles from './CommandPalette.module.css'
import { fuzzyFilter } from './fuzzy'
import { HelpDialog } from './HelpDialog'
import { available, type Command, useCommands, useRegistry } from './registry'
import { useCommandKeys } from './useCommandKeys'

/** The palette, the help, and the keys of every registered command: once per page, near its root. */
export function CommandPalette() {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null)
  const chosen = useRef<Command | null>(null)
  const sets = useRegistry((state) => state.sets)
  useCommandKeys()
  useCommands([
    { id: 'palette', title: 'Show all commands', group: 'Devex', keys: ['Mod+Shift+P', 'F1'], hidden: true, run: () => setOpen('palette') },
    { id: 'help', title: 'Show the keys', group: 'Devex', keys: ['?'], run: () => setOpen('help') },
  ])

  function choose(command: Command): void {
    chosen.current = command
    setOpen(null)
  }

  /** Once the focus is back where it was: the command may put it elsewhere, or ask something and give it back itself. */
  function runChosen(): void {
    const command = chosen.current
    chosen.current = null
    if (command !== null) queueMicrotask(command.run)
  }

  return (
    <>
      <Finder
        title="Commands"
        label="Find a command"
        placeholder="What do you want to do?"
        listLabel="Commands"
        none="No command is called that."
        open={open === 'palette'}
        onOpenChange={(wanted) => setOpen(wanted ? 'palette' : null)}
        find={(query) => fuzzyFilter(query, available(sets).filter((command) => !command.hidden), ({ title }) => title)}
        keyOf={({ id }) => id}
        onChoose={choose}
        onCloseAutoFocus={runChosen}
      >
        {({ title, keys }) => (
          <>
            <span className={styles.title}>{title}</span>
            {keys?.[0] !== undefined && <Kbd keys={keys[0]} />}
          </>
        )}
      </Finder>
      <HelpDialog open={open === 'help'} onOpenChange={(wanted) => setOpen(wanted ? 'help' : null)} />
    </>
  )
}
