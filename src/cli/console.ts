/** What commands may touch of the process: streams, exit code; a test gives its own. */
import type { Readable, Writable } from 'node:stream'

export const exitCodes = { done: 0, wrongUse: 1, rejectedInputs: 2, ourBug: 3 } as const

export interface Console {
  readonly stdin: Readable
  readonly stdinIsTerminal: boolean
  readonly stdoutIsTerminal: boolean
  /** May standard output have colours: it is a terminal, and NO_COLOR is not set (no-color.org). */
  readonly colours?: boolean
  /** Writes to standard output, waiting when it is full. */
  write(text: string): Promise<void>
  /** Writes one line to standard error. */
  error(line: string): void
  /** Shows how far a long run is, in one line that is written over; only on a terminal. '' takes it away. */
  progress?(text: string): void
  setExitCode(code: number): void
}

/** The console of this process. */
export function processConsole(): Console {
  const out: Writable = process.stdout
  return {
    stdin: process.stdin,
    stdinIsTerminal: Boolean(process.stdin.isTTY),
    stdoutIsTerminal: Boolean(process.stdout.isTTY),
    colours: Boolean(process.stdout.isTTY) && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    write: (text) =>
      new Promise((resolve, reject) => {
        out.write(text, (error) => (error ? reject(error) : resolve()))
      }),
    error: (line) => void process.stderr.write(`${line}\n`),
    ...(process.stderr.isTTY ? { progress: (text: string) => void process.stderr.write(`\r\x1b[K${text}`) } : {}),
    setExitCode: (code) => {
      process.exitCode = code
    },
  }
}
