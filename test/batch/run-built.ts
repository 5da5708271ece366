/** Runs the built command line in a process of its own, to be watched, broken or killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const main = resolve(import.meta.dirname, '../../dist/cli/main.js')

export interface RanBuilt {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly errors: string
}

export interface Running {
  readonly process: ChildProcess
  readonly ended: Promise<RanBuilt>
}

/** Begins a run; `preload` is a module of this folder that is loaded first, in workers too. */
export function startBuilt(
  argv: readonly string[],
  given: { preload?: string; cwd?: string; env?: object } = {},
): Running {
  const preload = given.preload ? ['--import', pathToFileURL(join(import.meta.dirname, given.preload)).href] : []
  const child = spawn(process.execPath, [...preload, main, ...argv], {
    ...(given.cwd ? { cwd: given.cwd } : {}),
    env: { ...process.env, ...given.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let errors = ''
  child.stdout.on('data', (bytes) => (out += bytes))
  child.stderr.on('data', (bytes) => (errors += bytes))
  const ended = new Promise<RanBuilt>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal, out, errors })),
  )
  return { process: child, ended }
}

export function runBuilt(argv: readonly string[], given: Parameters<typeof startBuilt>[1] = {}): Promise<RanBuilt> {
  return startBuilt(argv, given).ended
}
