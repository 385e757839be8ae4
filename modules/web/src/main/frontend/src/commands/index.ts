export { CommandPalette } from './CommandPalette'
export { fuzzyFilter } from './fuzzy'
export { useCommands, type Command } from './registry'
