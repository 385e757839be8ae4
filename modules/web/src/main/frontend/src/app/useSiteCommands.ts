import { useCommands } from '../commands'
import { askForNewRepl } from '../repls'
import { useThemeChoice } from '../theme'
import { navigate, type Route } from './router'
import { useLeave } from './useLeave'

/** The commands that every page offers. */
export function useSiteCommands(route: Route): void {
  const { choice, choose } = useThemeChoice()
  const leave = useLeave()
  const group = 'Devex'
  useCommands([
    { id: 'repl.new', title: 'New repl', group, ...(route.page === 'repl' ? {} : { keys: ['N'] }), run: () => askForNewRepl() },
    { id: 'repls.show', title: 'Show all repls', group, enabled: route.page !== 'home', run: () => navigate('/') },
    { id: 'theme.light', title: 'Use the light theme', group, enabled: choice !== 'light', run: () => choose('light') },
    { id: 'theme.dark', title: 'Use the dark theme', group, enabled: choice !== 'dark', run: () => choose('dark') },
    { id: 'theme.system', title: "Use the system's theme", group, enabled: choice !== 'system', run: () => choose('system') },
    { id: 'session.signOut', title: 'Sign out', group, run: leave },
  ])
}
