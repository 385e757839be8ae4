import { Check } from 'lucide-react'
import { ContextMenu, DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classes } from './classes'
import { Kbd } from './Kbd'
import styles from './Menu.module.css'

export interface MenuItem {
  label: string
  onSelect: () => void
  icon?: ReactNode
  keys?: string
  disabled?: boolean
  dangerous?: boolean
  /** Given for items of which some are on: a tick is shown, or its room kept free. */
  checked?: boolean
}

/** Items in order; `'line'` separates groups, `{ heading }` names one. */
export type MenuEntry = MenuItem | { heading: string } | 'line'

interface MenuProps {
  entries: MenuEntry[]
  align?: 'start' | 'end'
  onCloseAutoFocus?: (event: Event) => void
  children: ReactElement
}

/** A menu that its child, a button, opens. */
export function Menu({ entries, align = 'end', onCloseAutoFocus, children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align={align} sideOffset={4} collisionPadding={8} {...defined({ onCloseAutoFocus })}>
          <Entries entries={entries} parts={DropdownMenu} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** The same menu under the pointer, on a right click, a long press or Shift+F10. */
export function ContextMenuArea({ entries, onCloseAutoFocus, children }: Omit<MenuProps, 'align'>) {
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className={styles.menu} collisionPadding={8} {...defined({ onCloseAutoFocus })}>
          <Entries entries={entries} parts={ContextMenu} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}

type Parts = Pick<typeof DropdownMenu, 'Item' | 'CheckboxItem' | 'Label' | 'Separator'>

function Entries({ entries, parts }: { entries: MenuEntry[]; parts: Parts }) {
  return entries.map((entry, index) => {
    if (entry === 'line') return <parts.Separator key={index} className={styles.line} />
    if ('heading' in entry) return <parts.Label key={index} className={styles.heading} children={entry.heading} />
    return <Entry key={entry.label} item={entry} parts={parts} />
  })
}

function Entry({ item, parts }: { item: MenuItem; parts: Parts }) {
  const props = {
    className: classes(styles.item, item.dangerous && styles.dangerous),
    disabled: item.disabled ?? false,
    onSelect: item.onSelect,
    children: (
      <>
        <span className={styles.icon}>{item.checked === undefined ? item.icon : item.checked && <Check />}</span>
        <span className={styles.label}>{item.label}</span>
        {item.keys !== undefined && <Kbd keys={item.keys} />}
      </>
    ),
  }
  return item.checked === undefined ? <parts.Item {...props} /> : <parts.CheckboxItem {...props} checked={item.checked} />
}

function defined(props: { onCloseAutoFocus: MenuProps['onCloseAutoFocus'] }): { onCloseAutoFocus?: (event: Event) => void } {
  return props.onCloseAutoFocus === undefined ? {} : { onCloseAutoFocus: props.onCloseAutoFocus }
}
