/**
 * How fast does FHIR leave? Objects, JSON, XML, NDJSON bytes and our validator, in resources a second of CPU time on one
 * core; asserts that bytes and objects agree before it times. The findings are extracted anew for every round, outside of
 * its time, so that no string in them was hashed or flattened before: as a batch sees them.
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
const corpus = resolve(root, '../shared/corpora/mtsamples.jsonl')
const texts: string[] = existsSync(corpus)
  ? readFileSync(corpus, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text)
  : readdirSync(join(root, 'fixtures/notes'))
      .filter((file) => file.endsWith('.txt'))
      .map((file) => readFileSync(join(root, 'fixtures/notes', file), 'utf8'))
// what is timed, and what comes before it in a batch
const timed = texts.slice(0, 60)
const before = texts.slice(60, 400)

const extractor = createExtractor()
function sourceOf(text: string, i: number): BundleSource {
  const { findings, note } = extractor.extract({ id: `n${i}`, text, subject: `Patient/${i}`, writtenAt: '2026-01-31' })
  return { note, findings, version, lexiconDigest: 'abcdef0123456789', routes: new Map() }
}
const objectsOf = (source: BundleSource): readonly AnyResource[] => buildResources(source, {}, 'literal').resources

// what the bytes say is what the objects say
const first = timed.map(sourceOf)
const resources = first.flatMap(objectsOf)
const seen = createNdjsonEncoder()
const decoder = new TextDecoder()
let size = 0
for (const [i, source] of first.entries()) {
  const bytes = seen.encode(source)
  size += bytes.length
  if (
    decoder.decode(bytes) !==
    objectsOf(source)
      .map((one) => `${writeJson(one)}\n`)
      .join('')
  )
    throw new Error(`note ${i}: bytes and objects differ`)
}

/** Resources a second of CPU time, the best and the median of some rounds, each over what `prepare` gives. */
function measure<T>(name: string, prepare: () => T, work: (prepared: T) => unknown, count = resources.length): void {
  const rates: number[] = []
  const rounds = 5
  for (let round = 0; round <= rounds; round++) {
    const prepared = prepare()
    const begin = process.cpuUsage()
    work(prepared)
    const { user, system } = process.cpuUsage(begin)
    if (round > 0) rates.push(count / ((user + system) / 1e6))
  }
  rates.sort((a, b) => a - b)
  const said = (rate: number): string => Math.round(rate).toLocaleString('en').padStart(9)
  console.log(`${name.padEnd(36)} median ${said(rates[rounds >> 1]!)} resources/s, best ${said(rates.at(-1)!)}`)
}

let sum = 0
const anew = (): BundleSource[] => timed.map(sourceOf)
console.log(
  `${timed.length} notes, ${resources.length} resources of ${Math.round(size / resources.length)} bytes; Node ${process.version}`,
)
measure('objects', anew, (sources) => {
  for (const source of sources) sum += objectsOf(source).length
})
measure('objects and JSON', anew, (sources) => {
  for (const source of sources) for (const one of objectsOf(source)) sum += writeJson(one).length
})
measure('objects and XML', anew, (sources) => {
  for (const source of sources) for (const one of objectsOf(source)) sum += writeXml(one).length
})
measure('NDJSON bytes, all shapes seen', anew, (sources) => {
  for (const source of sources) sum += seen.encode(source).length
})
if (before.length > 0) {
  const others = before.map(sourceOf)
  measure(
    `NDJSON bytes after ${before.length} other notes`,
    () => {
      const encoder = createNdjsonEncoder()
      for (const source of others) sum += encoder.encode(source).length
      return { encoder, sources: anew() }
    },
    ({ encoder, sources }) => {
      for (const source of sources) sum += encoder.encode(source).length
    },
  )
}
measure('NDJSON bytes, no shape seen', anew, (sources) => {
  const encoder = createNdjsonEncoder()
  for (const source of sources) sum += encoder.encode(source).length
})
measure(
  'our validator',
  () => resources,
  (all) => {
    for (const one of all) sum += validateResource(one).length
  },
)
if (sum === 0) throw new Error('nothing was written')
