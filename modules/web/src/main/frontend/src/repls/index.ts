export { NewReplDialog } from './boundary/NewReplDialog'
export { ReplsPage } from './boundary/ReplsPage'
export { askForNewRepl } from './control/view'
