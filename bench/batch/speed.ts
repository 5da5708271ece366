/** How fast and in how much memory does a batch run? `npm run bench:batch -- [notes]`: with one worker and with two; their bytes must be the same. */
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { digests } from '../../test/batch/folder.ts'
import { main, newFolder, writeArchive } from './archive.ts'

const count = Number(process.argv[2] ?? 300_000)
const folder = newFolder()
const input = join(folder, 'notes.ndjson')
const { bytes, from } = writeArchive(input, count)
console.log(`${count} notes of ${from}, ${(bytes / 1e6).toFixed(1)} MB; Node ${process.version}`)

/** A process and those that it began, from /proc: none where there is no such thing. */
function family(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    return [pid, ...children.map(Number)]
  } catch {
    return []
  }
}

/** Memory of a process in MB, what it shares with another as its part; processor seconds of it and of those that it began and that have ended. */
function usage(pid: number): { megabytes: number; cpu: number } {
  try {
    const megabytes = Number(/Pss:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))![1]) / 1024
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) // in hundredths of a second
    return { megabytes, cpu: ticks / 100 }
  } catch {
    return { megabytes: 0, cpu: 0 } // it has ended
  }
}

/** Runs a batch; wall and processor seconds, and the most memory that its processes held together, and one of its workers. */
function run(workers: number): Promise<{ wall: number; cpu: number; megabytes: number; worker: number }> {
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    [main, 'batch', input, '-o', join(folder, `out-${workers}`), '--workers', `${workers}`],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  let megabytes = 0
  let worker = 0
  let cpu = 0
  const timer = setInterval(() => {
    const used = family(child.pid!).map(usage)
    const sum = (of: (one: { megabytes: number; cpu: number }) => number): number =>
      used.reduce((all, one) => all + of(one), 0)
    megabytes = Math.max(
      megabytes,
      sum((one) => one.megabytes),
    )
    worker = Math.max(worker, ...used.slice(1).map((one) => one.megabytes))
    cpu = Math.max(
      cpu,
      sum((one) => one.cpu),
    )
  }, 2000)
  return new Promise((resolve, reject) =>
    child.on('exit', (code) => {
      clearInterval(timer)
      if (code !== 0) reject(new Error(`a run ended with code ${code}`))
      else resolve({ wall: (performance.now() - begun) / 1000, cpu, megabytes, worker })
    }),
  )
}

try {
  const runs = []
  for (const workers of [1, 2]) {
    const { wall, cpu, megabytes, worker } = await run(workers)
    runs.push({ wall, cpu })
    const rate = (seconds: number): string =>
      `${Math.round(count / seconds)} notes/s, ${(bytes / 1e6 / seconds).toFixed(2)} MB/s`
    console.log(
      `${workers} worker(s): ${wall.toFixed(1)} s, ${rate(wall)}; processor ${cpu.toFixed(1)} s, ${rate(cpu)} of it; at most ${Math.round(megabytes)} MB, ${Math.round(worker)} of them in one worker`,
    )
  }
  const [one, two] = runs
  console.log(`two workers are ${(one!.wall / two!.wall).toFixed(2)} times as fast as one, by the clock`)
  const [a, b] = [1, 2].map((workers) => JSON.stringify(digests(join(folder, `out-${workers}`))))
  console.log(a === b ? 'the bytes are the same' : 'THE BYTES DIFFER')
  if (a !== b) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}
