/** Does a batch survive? `npm run bench:kills -- [notes] [kills]`: killed at random moments, then left alone; the bytes must be those of an undisturbed run. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { digests } from '../../test/batch/folder.ts'
import { main, newFolder, writeArchive } from './archive.ts'

const count = Number(process.argv[2] ?? 200_000)
const kills = Number(process.argv[3] ?? 20)
const folder = newFolder()
const input = join(folder, 'notes.ndjson')
const { bytes, from } = writeArchive(input, count)
console.log(`${count} notes of ${from}, ${(bytes / 1e6).toFixed(1)} MB, ${kills} kills; Node ${process.version}`)
// so many shards that no kill can do more harm than a small part of the time between two of them
const shardSize = String(Math.max(0.05, bytes / 1e6 / kills / 10))

interface Ran {
  /** Seconds. */
  readonly ran: number
  /** Seconds until another shard was done. */
  readonly first: number
  readonly killed: boolean
}

/** Runs the batch; kills it after so many seconds. */
function run(out: string, seconds = Infinity): Promise<Ran> {
  const begun = performance.now()
  const before = doneIn(out)
  let first = 0
  const watch = setInterval(() => {
    if (first === 0 && doneIn(out) > before) first = (performance.now() - begun) / 1000
  }, 50)
  const child = spawn(
    process.execPath,
    [main, 'batch', input, '-o', out, '--workers', '2', '--shard-size', shardSize],
    { stdio: 'ignore' },
  )
  const timer = Number.isFinite(seconds) ? setTimeout(() => child.kill('SIGKILL'), seconds * 1000) : undefined
  return new Promise((resolve, reject) =>
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      clearInterval(watch)
      if (signal === null && code !== 0) reject(new Error(`a run ended with code ${code}`))
      else resolve({ ran: (performance.now() - begun) / 1000, first, killed: signal !== null })
    }),
  )
}

function doneIn(out: string): number {
  const state = join(out, '.tincture')
  return existsSync(state) ? readdirSync(state).filter((name) => name.startsWith('result.')).length : 0
}

try {
  const whole = await run(join(folder, 'whole'))
  const expected = JSON.stringify(digests(join(folder, 'whole')))
  console.log(`undisturbed: ${whole.ran.toFixed(1)} s, ${doneIn(join(folder, 'whole'))} shards`)
  const out = join(folder, 'killed')
  let survived = 0
  let total = 0
  for (let i = 0; i < kills; i++) {
    // some before the first shard is done, most while some are, and all of them before the run is through
    const between = (1.4 * (whole.ran - whole.first)) / kills
    const { ran, killed } = await run(out, whole.first / 2 + Math.random() * (whole.first + between))
    total += ran
    if (!killed) break
    survived++
    console.log(`killed after ${ran.toFixed(1)} s: ${doneIn(out)} shards done`)
  }
  total += (await run(out)).ran
  const same = JSON.stringify(digests(out)) === expected
  console.log(
    `${survived} kills, ${total.toFixed(1)} s in all: ${same ? 'the bytes are the same' : 'THE BYTES DIFFER'}`,
  )
  if (!same) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}
