/**
 * Runs a command as it is, but the first time kills it (SIGKILL) after 50 lines: `node die-once.mjs MARK COMMAND...`,
 * where MARK is a folder that this makes. What a test of a task killed half-way needs.
 */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'

const [mark, command, ...args] = process.argv.slice(2)
let first = true
try {
  mkdirSync(mark)
} catch {
  first = false
}
const child = spawn(command, args, { stdio: ['inherit', first ? 'pipe' : 'inherit', 'inherit'] })
let lines = 0
child.stdout?.on('data', (chunk) => {
  process.stdout.write(chunk)
  for (const byte of chunk) if (byte === 10) lines++
  if (lines >= 50) child.kill('SIGKILL')
})
child.on('close', (code, signal) => process.exit(signal ? 137 : (code ?? 1)))
