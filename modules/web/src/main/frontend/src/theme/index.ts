export { useTheme, useThemeChoice } from './theme'
export type { Theme, ThemeChoice } from './theme'
