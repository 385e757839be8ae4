import { Dialog, Kbd } from '../ui'
import styles from './HelpDialog.module.css'
import { available, type Command, useRegistry } from './registry'

interface HelpDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The keys of everything that has keys on this page. */
export function HelpDialog({ open, onOpenChange }: HelpDialogProps) {
  const sets = useRegistry((state) => state.sets)
  const groups = grouped(available(sets).filter((command) => keysOf(command).length > 0))
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys" wide>
      <div className={styles.groups}>
        {groups.map(([group, commands]) => (
          <section key={group}>
            <h3 className={styles.heading}>{group}</h3>
            <dl>
              {commands.map((command) => (
                <div key={command.id} className={styles.line}>
                  <dt>{command.title}</dt>
                  <dd className={styles.keys}>
                    {keysOf(command).map((keys) => <Kbd key={keys} keys={keys} />)}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function keysOf({ keys = [], shownKeys = [] }: Command): string[] {
  return [...keys, ...shownKeys]
}

function grouped(commands: Command[]): [string, Command[]][] {
  const groups = new Map<string, Command[]>()
  for (const command of commands) {
    const group = command.group ?? 'Devex'
    groups.set(group, [...(groups.get(group) ?? []), command])
  }
  return [...groups]
}
