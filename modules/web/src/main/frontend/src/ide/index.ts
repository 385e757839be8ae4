export { Ide } from './Ide'
