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

/** Runs a batch; wall and processor seconds, and the most memory that the process held. */
function run(workers: number): Promise<{ wall: number; cpu: number; megabytes: number }> {
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    [main, 'batch', input, '-o', join(folder, `out-${workers}`), '--workers', `${workers}`],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  let megabytes = 0
  let ticks = 0
  const timer = setInterval(() => {
    try {
      megabytes = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
      ticks = Number(fields[11]) + Number(fields[12]) // utime and stime, in hundredths of a second
    } catch {
      // it has ended, or this system has no /proc
    }
  }, 100)
  return new Promise((resolve, reject) =>
    child.on('exit', (code) => {
      clearInterval(timer)
      if (code !== 0) reject(new Error(`a run ended with code ${code}`))
      else resolve({ wall: (performance.now() - begun) / 1000, cpu: ticks / 100, megabytes })
    }),
  )
}

try {
  const runs = []
  for (const workers of [1, 2]) {
    const { wall, cpu, megabytes } = await run(workers)
    runs.push({ wall, cpu })
    const rate = (seconds: number): string =>
      `${Math.round(count / seconds)} notes/s, ${(bytes / 1e6 / seconds).toFixed(2)} MB/s`
    console.log(
      `${workers} worker(s): ${wall.toFixed(1)} s, ${rate(wall)}; processor ${cpu.toFixed(1)} s, ${rate(cpu)} of it; at most ${Math.round(megabytes)} MB`,
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
