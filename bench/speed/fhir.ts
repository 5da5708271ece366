/**
 * How fast does FHIR leave? Objects, JSON, XML, NDJSON bytes and our validator, in resources a second of CPU time on one
 * core; asserts that bytes and objects agree before it times. The notes are extracted anew for every round, outside of its
 * time and some at a time: as a batch meets them, no string in the findings was hashed or flattened before, and no note
 * comes twice but in another round.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  type AnyResource,
  type BundleSource,
  buildResources,
  createNdjsonEncoder,
  validateResource,
  writeJson,
  writeXml,
} from '../../src/fhir/index.ts'
import { createExtractor } from '../../src/node.ts'
import { version } from '../../src/version.ts'

const root = resolve(import.meta.dirname, '../..')
const corpus = process.argv[2] ?? resolve(root, '../shared/corpora/mtsamples.jsonl')
const texts: string[] = existsSync(corpus)
  ? readFileSync(corpus, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text)
  : readdirSync(join(root, 'fixtures/notes'))
      .filter((file) => file.endsWith('.txt'))
      .map((file) => readFileSync(join(root, 'fixtures/notes', file), 'utf8'))
// what comes before the timed notes in a batch, and those
const before = texts.slice(0, texts.length >> 1)
const timed = texts.slice(texts.length >> 1, (texts.length >> 1) + 500)
/** Notes that are extracted in step, as a batch does it, and then written. */
const group = 32

const extractor = createExtractor()
const routes: ReadonlyMap<string, string> = new Map()
const objectsOf = (source: BundleSource): readonly AnyResource[] => buildResources(source, {}, 'literal').resources

/** Sources of notes, a group at a time. */
function* groupsOf(notes: readonly string[]): Generator<readonly BundleSource[]> {
  for (let at = 0; at < notes.length; at += group) {
    const given = notes
      .slice(at, at + group)
      .map((text, i) => ({ id: `n${at + i}`, text, subject: `Patient/${at + i}`, writtenAt: '2026-01-31' }))
    yield extractor.attemptAll(given).map((attempt) => {
      if ('error' in attempt) throw attempt.error
      const { note, findings } = attempt.extraction
      return { note, findings, version, lexiconDigest: 'abcdef0123456789', routes }
    })
  }
}

// what the bytes say is what the objects say
const decoder = new TextDecoder()
const seen = createNdjsonEncoder()
for (const sources of groupsOf(before)) for (const source of sources) seen.encode(source)
const resources: AnyResource[] = []
let size = 0
for (const sources of groupsOf(timed))
  for (const [i, source] of sources.entries()) {
    const bytes = seen.encode(source)
    const objects = objectsOf(source)
    size += bytes.length
    resources.push(...objects)
    if (decoder.decode(bytes) !== objects.map((one) => `${writeJson(one)}\n`).join(''))
      throw new Error(`note ${i} of a group: bytes and objects differ`)
  }

const rounds = 9

/** Prints resources a second, and what they are as NDJSON: of the median round in CPU time, and of the best that each group took. */
function report(name: string, cpu: readonly number[], best: readonly number[]): void {
  const said = (micros: number): string => {
    const rate = Math.round((resources.length / micros) * 1e6).toLocaleString('en')
    return `${rate.padStart(9)} resources/s ${String(Math.round(size / micros)).padStart(5)} MB/s`
  }
  const median = [...cpu].sort((a, b) => a - b)[cpu.length >> 1]!
  console.log(`${name.padEnd(38)} median ${said(median)}, best ${said(best.reduce((sum, one) => sum + one))}`)
}

/** The times of some rounds: CPU time of each, which other threads of the engine have part of, and the least of each group. */
interface Times {
  readonly cpu: number[]
  readonly best: number[]
}

function time(times: Times, round: number, i: number, work: () => void): void {
  const cpu = process.cpuUsage()
  const begin = performance.now()
  work()
  const micros = (performance.now() - begin) * 1e3
  const { user, system } = process.cpuUsage(cpu)
  times.cpu[round] = (times.cpu[round] ?? 0) + user + system
  times.best[i] = Math.min(times.best[i] ?? Number.POSITIVE_INFINITY, micros)
}

/**
 * Times what is done with the sources of the timed notes, round after round; `start` begins a round, outside of its time.
 * With `again`, it is done a second time at once, and that is reported too: what was just read is at hand then.
 */
function measure(
  name: string,
  work: (source: BundleSource) => void,
  { again = false, start = (): void => undefined } = {},
): void {
  const [first, second] = [0, 1].map((): Times => ({ cpu: [], best: [] })) as [Times, Times]
  for (let round = 0; round < rounds; round++) {
    start()
    let i = 0
    for (const sources of groupsOf(timed)) {
      const all = (): void => {
        for (const source of sources) work(source)
      }
      time(first, round, i, all)
      if (again) time(second, round, i, all)
      i++
    }
  }
  report(name, first.cpu, first.best)
  if (again) report('  the same notes again at once', second.cpu, second.best)
}

let sum = 0
let encoder = createNdjsonEncoder()
console.log(
  `${timed.length} notes, ${(resources.length / timed.length).toFixed(1)} resources a note, ${Math.round(size / resources.length)} bytes a resource; Node ${process.version}`,
)
const bytes = (source: BundleSource): void => {
  sum += encoder.encode(source).length
}
measure('NDJSON bytes, no shape seen', bytes, {
  start: () => {
    encoder = createNdjsonEncoder()
  },
})
measure(`NDJSON bytes after ${before.length} other notes`, bytes, {
  start: () => {
    encoder = createNdjsonEncoder()
    for (const sources of groupsOf(before)) for (const source of sources) sum += encoder.encode(source).length
  },
})
encoder = seen
measure('NDJSON bytes, all shapes seen', bytes, { again: true })
measure('objects', (source) => {
  sum += objectsOf(source).length
})
measure('objects and JSON', (source) => {
  for (const one of objectsOf(source)) sum += writeJson(one).length
})
measure('objects and XML', (source) => {
  for (const one of objectsOf(source)) sum += writeXml(one).length
})
const validation: Times = { cpu: [], best: [] }
for (let round = 0; round < rounds; round++)
  for (const [i, one] of resources.entries())
    time(validation, round, i, () => {
      sum += validateResource(one).length
    })
report('our validator', validation.cpu, validation.best)
if (sum === 0) throw new Error('nothing was written')
