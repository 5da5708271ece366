/** A HAPI FHIR JPA server, fetched from Maven Central and started on this machine. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, copyFileSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const here = import.meta.dirname
const toStart = 600_000 // ms; it takes 40 s on two free cores

export interface Hapi {
  /** "http://127.0.0.1:34567/fhir" */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Why it cannot be: no Java, no Maven. Null when both are there. */
export function lacking(): string | null {
  for (const [command, arg] of [
    ['java', '-version'],
    ['mvn', '-version'],
  ] as const)
    if (spawnSync(command, [arg]).status !== 0) return `there is no ${command}`
  return null
}

/** Starts an empty server; what it says goes to a file in `folder`. */
export async function startHapi(folder: string): Promise<Hapi> {
  const paths = join(folder, 'class-path')
  if (!existsSync(paths)) {
    copyFileSync(join(here, 'pom.xml'), join(folder, 'pom.xml'))
    const args = ['-q', '-B', 'dependency:build-classpath', `-Dmdep.outputFile=${paths}`]
    if (spawnSync('mvn', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
      throw new Error('Maven could not fetch HAPI')
  }
  const log = openSync(join(folder, 'hapi.log'), 'a')
  const server = spawn('java', ['-Xmx2g', '-cp', readFileSync(paths, 'utf8').trim(), join(here, 'HapiServer.java')], {
    stdio: ['pipe', 'pipe', log],
  })
  closeSync(log)
  const ended = new Promise<void>((resolve) => server.on('exit', () => resolve()))
  const port = await listening(server)
  return {
    url: `http://127.0.0.1:${port}/fhir`,
    stop: async () => {
      server.stdin!.end() // it ends with its standard input
      const late = setTimeout(() => server.kill('SIGKILL'), 30_000)
      await ended
      clearTimeout(late)
    },
  }
}

async function listening(server: ChildProcess): Promise<string> {
  const late = setTimeout(() => server.kill('SIGKILL'), toStart)
  for await (const line of createInterface({ input: server.stdout! })) {
    const port = /^listening (\d+)$/.exec(line)?.[1]
    if (port === undefined) continue
    clearTimeout(late)
    server.stdout!.resume() // what it says from here on is of no interest, but must not fill the pipe
    return port
  }
  clearTimeout(late)
  throw new Error('HAPI did not start')
}
