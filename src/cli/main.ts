#!/usr/bin/env node
/** The command `tincture`: argv in, exit code out. */
import { exitCodes, processConsole } from './console.ts'
import { main } from './program.ts'

process.stdout.on('error', (error: { code?: string }) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done)
})
await main(process.argv.slice(2), processConsole())
