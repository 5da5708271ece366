/** How soon? `tincture extract` of one note from a cold process, as it is installed: wall time beside that of an empty Node, and memory. `npm run bench:cold`. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = resolve(import.meta.dirname, '../..')
const runs = Number(process.argv[2] ?? 21)
const note = join(root, 'fixtures/notes/discharge-heart-failure.txt')
const command = [join(root, 'dist/bin/tincture.js'), 'extract', note]

/** Runs Node once; what it prints, what it tells on standard error, and the milliseconds. */
function node(...argv: string[]): { readonly out: string; readonly told: string; readonly time: number } {
  const begin = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', maxBuffer: 1e8 })
  const time = performance.now() - begin
  if (status !== 0) throw new Error(stderr)
  return { out: stdout, told: stderr, time }
}

function print(name: string, values: readonly number[], unit: string): void {
  const sorted = values.toSorted((a, b) => a - b)
  const [median, min, max] = [sorted[sorted.length >> 1]!, sorted[0]!, sorted.at(-1)!].map((n) => n.toFixed(0))
  console.log(`${name.padEnd(32)} median ${median} ${unit}, min ${min}, max ${max}`)
}

if (!node(...command).out.includes('"resourceType": "Bundle"'))
  throw new Error('no bundle: its time would mean nothing')
// one after the other in turn, so that what else the machine does falls on both
const empty: number[] = []
const whole: number[] = []
for (let run = 0; run < runs; run++) {
  empty.push(node('-e', '0').time)
  whole.push(node(...command).time)
}
console.log(`a note of ${readFileSync(note).length} bytes to a bundle, ${runs} cold runs each; Node ${process.version}`)
print('node -e 0', empty, 'ms')
print('tincture extract', whole, 'ms')
const lexicon = `const { builtin } = await import(${JSON.stringify(pathToFileURL(join(root, 'dist/node.js')).href)})
const begin = performance.now(); builtin('en'); console.log(performance.now() - begin)`
print(
  'of which the lexicon',
  Array.from({ length: 7 }, () => Number(node('--input-type=module', '-e', lexicon).out)),
  'ms',
)
const tell = `process.on('exit', () => console.error('resident ' + process.resourceUsage().maxRSS))`
const preload = `data:text/javascript,${encodeURIComponent(tell)}`
const resident = Array.from({ length: 7 }, () => node('--import', preload, ...command).told)
print(
  'resident at most',
  resident.map((told) => Number(/^resident (\d+)$/m.exec(told)![1]) / 1024),
  'MiB',
)
