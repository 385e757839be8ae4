import { Dialog } from 'radix-ui'
import { type KeyboardEvent, useId, useState } from 'react'
import { Kbd } from '../ui'
import styles from './CommandPalette.module.css'
import { fuzzyFilter } from './fuzzy'
import { HelpDialog } from './HelpDialog'
import { available, type Command, useCommands, useRegistry } from './registry'
import { useCommandKeys } from './useCommandKeys'

/** The palette, the help, and the keys of every registered command: once per page, near its root. */
export function CommandPalette() {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null)
  useCommandKeys()
  useCommands([
    { id: 'palette', title: 'Show all commands', group: 'Devex', keys: ['Mod+Shift+P', 'F1'], hidden: true, run: () => setOpen('palette') },
    { id: 'help', title: 'Show the keys', group: 'Devex', keys: ['?'], run: () => setOpen('help') },
  ])
  return (
    <>
      <Dialog.Root open={open === 'palette'} onOpenChange={(wanted) => setOpen(wanted ? 'palette' : null)}>
        <Dialog.Portal>
          <Dialog.Overlay className={styles.scrim} />
          <Dialog.Content className={styles.palette} aria-describedby={undefined}>
            <Dialog.Title className="visually-hidden">Commands</Dialog.Title>
            <Choices onChosen={() => setOpen(null)} />
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      <HelpDialog open={open === 'help'} onOpenChange={(wanted) => setOpen(wanted ? 'help' : null)} />
    </>
  )
}

function Choices({ onChosen }: { onChosen: () => void }) {
  const id = useId()
  const sets = useRegistry((state) => state.sets)
  const [query, setQuery] = useState('')
  const [index, setIndex] = useState(0)
  const commands = fuzzyFilter(query, available(sets).filter((command) => !command.hidden), (command) => command.title)
  const active = Math.min(index, commands.length - 1)

  function run(command: Command | undefined): void {
    if (command === undefined) return
    onChosen()
    // The palette gives the focus back first; a command may want to put it elsewhere.
    setTimeout(command.run)
  }

  function move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setIndex((active + step + commands.length) % commands.length)
    if (event.key === 'Enter') run(commands[active])
    if (step !== undefined || event.key === 'Enter') event.preventDefault()
  }

  return (
    <>
      <input
        className={styles.input}
        role="combobox"
        aria-label="Find a command"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={commands.length > 0 ? `${id}-${active}` : undefined}
        placeholder="What do you want to do?"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setIndex(0)
        }}
        onKeyDown={move}
      />
      <ul id={`${id}-list`} className={styles.list} role="listbox" aria-label="Commands">
        {commands.map((command, position) => (
          <li
            key={command.id}
            id={`${id}-${position}`}
            role="option"
            aria-selected={position === active}
            className={styles.option}
            ref={position === active ? intoView : null}
            onPointerMove={() => setIndex(position)}
            onClick={() => run(command)}
          >
            <span className={styles.title}>{command.title}</span>
            {command.keys?.[0] !== undefined && <Kbd keys={command.keys[0]} />}
          </li>
        ))}
      </ul>
      {commands.length === 0 && (
        <p className={styles.none} role="status">
          No command is called that.
        </p>
      )}
    </>
  )
}

function intoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}
