import { LogOut, Monitor, Moon, Sun } from 'lucide-react'
import type { User } from '../core'
import { type ThemeChoice, useTheme, useThemeChoice } from '../theme'
import { IconButton, Logo, Menu, Tooltip } from '../ui'
import { ConnectionNote } from './ConnectionNote'
import styles from './Header.module.css'
import { Link } from './router'
import { useLeave } from './useLeave'

export function Header({ user }: { user: User }) {
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.home}>
        <Logo size={22} />
        Devex
      </Link>
      <ConnectionNote />
      <ThemeMenu />
      <AccountMenu user={user} />
    </header>
  )
}

const THEMES: { choice: ThemeChoice; label: string }[] = [
  { choice: 'light', label: 'Light' },
  { choice: 'dark', label: 'Dark' },
  { choice: 'system', label: 'As the system' },
]

export function ThemeMenu() {
  const theme = useTheme()
  const { choice, choose } = useThemeChoice()
  const entries = THEMES.map((each) => ({
    label: each.label,
    checked: each.choice === choice,
    onSelect: () => choose(each.choice),
  }))
  return (
    <Menu entries={entries}>
      <IconButton label="Theme">{choice === 'system' ? <Monitor /> : theme === 'dark' ? <Moon /> : <Sun />}</IconButton>
    </Menu>
  )
}

function AccountMenu({ user }: { user: User }) {
  const leave = useLeave()
  const shown = user.name ?? user.login
  const entries = [
    { heading: `Signed in as ${shown}` },
    { label: 'Sign out', icon: <LogOut />, onSelect: leave },
  ]
  return (
    <Menu entries={entries}>
      <button type="button" className={styles.account} aria-label={`Account of ${shown}`}>
        <Tooltip label={shown}>
          <span className={styles.face}>{user.avatarUrl ? <Avatar url={user.avatarUrl} /> : shown.slice(0, 1).toUpperCase()}</span>
        </Tooltip>
      </button>
    </Menu>
  )
}

function Avatar({ url }: { url: string }) {
  return <img src={url} alt="" width={26} height={26} referrerPolicy="no-referrer" />
}
