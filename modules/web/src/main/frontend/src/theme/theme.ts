import { create } from 'zustand'

export type Theme = 'light' | 'dark'
export type ThemeChoice = Theme | 'system'

const STORED_AT = 'devex.theme'
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)')

interface ThemeState {
  choice: ThemeChoice
  theme: Theme
  choose: (choice: ThemeChoice) => void
}

const useThemeStore = create<ThemeState>()((set) => ({
  choice: remembered(),
  theme: resolve(remembered()),
  choose: (choice) => {
    remember(choice)
    set({ choice, theme: resolve(choice) })
  },
}))

/** The theme in effect; Monaco and xterm.js are coloured by it. */
export function useTheme(): Theme {
  return useThemeStore((state) => state.theme)
}

/** What the person chose, and how to choose otherwise. */
export function useThemeChoice(): Pick<ThemeState, 'choice' | 'choose'> {
  const choice = useThemeStore((state) => state.choice)
  const choose = useThemeStore((state) => state.choose)
  return { choice, choose }
}

useThemeStore.subscribe(({ theme }) => {
  document.documentElement.dataset['theme'] = theme
})

systemIsDark.addEventListener('change', () => {
  useThemeStore.setState(({ choice }) => ({ theme: resolve(choice) }))
})

function resolve(choice: ThemeChoice): Theme {
  if (choice !== 'system') return choice
  return systemIsDark.matches ? 'dark' : 'light'
}

function remembered(): ThemeChoice {
  const stored = read()
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

function read(): string | null {
  try {
    return localStorage.getItem(STORED_AT)
  } catch {
    return null
  }
}

function remember(choice: ThemeChoice): void {
  try {
    localStorage.setItem(STORED_AT, choice)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
