/** How long does a lexicon of 500,000 phrases take to load, and how much memory? Each round in a process of its own. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readLexicon } from '../../src/lexicon/index.ts'
import { buildLexicon, createReport, type SourceFile } from '../../src/lexicon-compiler/index.ts'

// each is written once and has a plural: 500,000 phrases in the file
const phrases = 250_000
const rounds = 5
const budget = { milliseconds: 100, megabytes: 120 }

/** Invented phrases of two to five words over 60,000 words; the same in every run. */
function* rows(): Generator<string> {
  let seed = 42
  const random = (n: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * n)
  }
  const syllables = 'ba ce di fo gu ha ki lo mu na pe ri so tu va wo xe yi zo qua'.split(' ')
  const word = (i: number): string =>
    [i % 20, Math.floor(i / 20) % 20, Math.floor(i / 400) % 20, Math.floor(i / 8000)].map((k) => syllables[k]).join('')
  for (let i = 0; i < phrases; i++) {
    const words = Array.from({ length: 2 + random(4) }, () => word(random(60_000)))
    // CUI|TUI|text|preferred: four names a concept
    yield `C${String(1_000_000 + (i >> 2)).padStart(7, '0')}|T047|${words.join(' ')}|`
  }
}

const child = `
const { readFileSync } = await import('node:fs')
const { readLexicon, createExtractor } = await import(process.argv[1])
createExtractor({ lexicon: readLexicon(readFileSync(process.argv[3])) }).extract('x') // the code itself is warm
globalThis.gc()
const before = process.memoryUsage()
const cpuBefore = process.cpuUsage()
const begin = performance.now()
const lexicon = readLexicon(readFileSync(process.argv[2]))
const read = performance.now() - begin
const extractor = createExtractor({ lexicon })
const found = extractor.extract(process.argv[4]).mentions.length
const total = performance.now() - begin
const cpu = process.cpuUsage(cpuBefore)
const after = process.memoryUsage()
const later = performance.now()
extractor.extract('Zyzzyvalike quorbelous florbination.') // an unknown word makes the spelling index
const spelling = performance.now() - later
console.log(JSON.stringify({ read, total, spelling, cpu: (cpu.user + cpu.system) / 1000, found, memory: (after.heapUsed + after.external - before.heapUsed - before.external) / 1e6 }))
`

const folder = mkdtempSync(join(tmpdir(), 'tincture-bench-'))
try {
  const source = (lines: () => Iterable<string>): SourceFile => ({
    path: 'phrases.bsv',
    async *lines() {
      yield* lines()
    },
  })
  const build = async (lines: () => Iterable<string>): Promise<Uint8Array> =>
    (await buildLexicon({ language: 'en', sources: [{ file: source(lines), format: 'bsv' }] }, createReport())).bytes
  const begin = performance.now()
  const bytes = await build(rows)
  const seconds = (performance.now() - begin) / 1000
  const file = join(folder, 'large.lexicon')
  const small = join(folder, 'small.lexicon')
  writeFileSync(file, bytes)
  writeFileSync(small, await build(() => ['C0000001|T047|florbitis|']))
  const { counts } = readLexicon(readFileSync(file)).header
  console.log(
    `built in ${seconds.toFixed(1)} s: ${counts.terms} terms, ${counts.condition} concepts, ${(bytes.length / 1e6).toFixed(1)} MB`,
  )
  const first = [...rows()][12_345]!.split('|')[2]!
  const results = Array.from({ length: rounds }, () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--expose-gc',
        '--import',
        'tsx',
        '--input-type=module',
        '-e',
        child,
        new URL('../../src/index.ts', import.meta.url).href,
        file,
        small,
        `He has ${first}.`,
      ],
      { encoding: 'utf8', cwd: new URL('../..', import.meta.url) },
    )
    if (!stdout) throw new Error(stderr)
    return JSON.parse(stdout) as Record<'read' | 'total' | 'cpu' | 'spelling' | 'found' | 'memory', number>
  })
  if (results.some(({ found }) => found === 0)) throw new Error('the phrase was not found: the time would mean nothing')
  const median = (pick: (one: (typeof results)[number]) => number): number =>
    results.map(pick).sort((a, b) => a - b)[rounds >> 1]!
  const total = median((one) => one.total)
  const memory = median((one) => one.memory)
  console.log(
    `loads and reads its first note in ${total.toFixed(1)} ms (reading ${median((one) => one.read).toFixed(1)}; ${median((one) => one.cpu).toFixed(1)} ms of processor), ${memory.toFixed(1)} MB; budget ${budget.milliseconds} ms, ${budget.megabytes} MB; first unknown word ${median((one) => one.spelling).toFixed(1)} ms more; Node ${process.version}`,
  )
  if (total > budget.milliseconds || memory > budget.megabytes) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}
