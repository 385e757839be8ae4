import styles from './Kbd.module.css'
import { shown } from './keys'

/** Keys as they are called on this keyboard: `Mod+Shift+P` is Ctrl+Shift+P, or ⇧⌘P on a Mac. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className={styles.kbd}>{shown(keys)}</kbd>
}
