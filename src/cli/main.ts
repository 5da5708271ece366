#!/usr/bin/env node
/** The command `tincture`: argv in, exit code out. */
import module from 'node:module'

// from Node 22 on what was compiled is kept for the next run; our types are Node 20's
;(module as { enableCompileCache?: () => unknown }).enableCompileCache?.()
const { exitCodes, processConsole } = await import('./console.ts')
const { main } = await import('./program.ts')

process.stdout.on('error', (error: { code?: string }) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done)
})
await main(process.argv.slice(2), processConsole())
