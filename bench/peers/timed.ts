/** One piece of work over all notes, round after round, in seconds of processor time: what else runs on the machine does not count. */
import { readFileSync } from 'node:fs'

export interface Timed {
  readonly seconds: readonly number[]
  readonly found: number
}

export function linesOf(text: string): string[] {
  return text.split('\n').filter(Boolean)
}

/** The texts of a file of {"text"} a line. */
export function notesOf(path: string): string[] {
  return linesOf(readFileSync(path, 'utf8')).map((line) => (JSON.parse(line) as { text: string }).text)
}

const atLeast = 0.5 // s of processor time in a round: a few short notes are read again and again
const toWarmUp = 3 // s, in which the engine compiles what is used much

/** Seconds of one reading of all notes, round after round, once warm; and what one reading finds. */
export function timed(texts: readonly string[], rounds: number, work: (text: string) => number): Timed {
  if (texts.length === 0) return { seconds: [], found: 0 }
  const all = (): number => texts.reduce((sum, text) => sum + work(text), 0)
  const found = all()
  const spent = (times: number): number => {
    const begin = process.cpuUsage()
    for (let i = 0; i < times; i++) all()
    const { user, system } = process.cpuUsage(begin)
    return (user + system) / 1e6
  }
  let once = 0
  for (let warm = 0; warm < toWarmUp; warm += once) once = spent(1)
  const times = Math.max(1, Math.ceil(atLeast / once))
  return { seconds: Array.from({ length: rounds }, () => spent(times) / times), found }
}
