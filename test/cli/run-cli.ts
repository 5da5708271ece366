/** Runs the command line in this process, over a console that keeps what is printed. */
import { Readable } from 'node:stream'
import type { Console } from '../../src/cli/console.ts'
import { main } from '../../src/cli/program.ts'

export interface Ran {
  readonly out: string
  /** Lines on standard error. */
  readonly errors: readonly string[]
  readonly exitCode: number
}

export interface Given {
  readonly stdin?: string | Uint8Array | Readable
  readonly terminal?: boolean
  readonly colours?: boolean
  /** What writing does, instead of keeping. */
  readonly write?: (text: string) => Promise<void>
}

export async function runCli(argv: readonly string[], given: Given = {}): Promise<Ran> {
  let out = ''
  const errors: string[] = []
  let exitCode = 0
  const console: Console = {
    stdin:
      given.stdin instanceof Readable
        ? given.stdin
        : Readable.from(given.stdin === undefined ? [] : [Buffer.from(given.stdin as string)]),
    stdinIsTerminal: given.stdin === undefined,
    stdoutIsTerminal: given.terminal ?? false,
    colours: given.colours ?? false,
    write: async (text) => {
      if (given.write) return given.write(text)
      out += text
    },
    error: (line) => void errors.push(...line.split('\n')),
    setExitCode: (code) => {
      exitCode = code
    },
  }
  await main(argv, console)
  return { out, errors, exitCode }
}
