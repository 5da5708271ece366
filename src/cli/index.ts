/** argv in, exit code out; one file per command. */
export { main } from './program.ts'
