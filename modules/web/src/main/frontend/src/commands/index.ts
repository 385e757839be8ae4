export { useCommands, type Command } from './registry'
