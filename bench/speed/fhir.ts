/** How fast does FHIR leave? Objects, JSON, XML, NDJSON bytes, and our validator, in resources a second of CPU time on one core; asserts that bytes and objects agree before it times. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fill, makeTemplate, newSink } from '../../src/fhir/bytes/template.ts'
import {
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
      .slice(0, 200)
      .map((line) => (JSON.parse(line) as { text: string }).text)
  : readdirSync(join(root, 'fixtures/notes'))
      .filter((file) => file.endsWith('.txt'))
      .map((file) => readFileSync(join(root, 'fixtures/notes', file), 'utf8'))

const extractor = createExtractor()
const sources: BundleSource[] = texts.map((text, i) => {
  const { findings, note } = extractor.extract({ id: `n${i}`, text, subject: `Patient/${i}`, writtenAt: '2026-01-31' })
  return { note, findings, version, lexiconDigest: 'abcdef0123456789', routes: new Map() }
})
const all = sources.map((source) => buildResources(source, {}, 'literal').resources)
const resources = all.flat()

// what the bytes say is what the objects say
const encoder = createNdjsonEncoder()
for (const [i, source] of sources.entries()) {
  const bytes = new TextDecoder().decode(encoder.encode(source))
  if (bytes !== all[i]!.map((one) => `${writeJson(one)}\n`).join(''))
    throw new Error(`note ${i}: bytes and objects differ`)
}

/** Resources a second of CPU time, the best and the median of some rounds. */
function measure(name: string, count: number, work: () => unknown): void {
  const rates: number[] = []
  work()
  for (let round = 0; round < 9; round++) {
    const begin = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(begin)
    rates.push(count / ((user + system) / 1e6))
  }
  rates.sort((a, b) => a - b)
  console.log(
    `${name.padEnd(28)} median ${Math.round(rates[4]!).toLocaleString('en')} resources/s, best ${Math.round(rates[8]!).toLocaleString('en')}`,
  )
}

let sum = 0
console.log(`${texts.length} notes, ${resources.length} resources; Node ${process.version}`)
measure('objects', resources.length, () => {
  for (const source of sources) sum += buildResources(source, {}, 'literal').resources.length
})
measure('objects and JSON', resources.length, () => {
  for (const source of sources)
    for (const one of buildResources(source, {}, 'literal').resources) sum += writeJson(one).length
})
measure('objects and XML', resources.length, () => {
  for (const source of sources)
    for (const one of buildResources(source, {}, 'literal').resources) sum += writeXml(one).length
})
measure('NDJSON bytes of findings', resources.length, () => {
  for (const source of sources) sum += encoder.encode(source).length
})
measure('our validator', resources.length, () => {
  for (const one of resources) sum += validateResource(one).length
})

// the writing alone: lines from prepared templates, with ids, places and confidences given
const rounds = 20
const sink = newSink(1 << 19)
const bytes = new TextEncoder()
const lines = sources.flatMap((source, i) =>
  all[i]!.filter(({ resourceType }) => resourceType === 'Condition' || resourceType === 'Observation').map(
    (resource) => {
      const note = {
        document: '"DocumentReference/',
        subject: `{"reference":"${source.note.subject}"}`,
        encounter: '',
        date: '"2026-01-31"',
      }
      const template = makeTemplate(writeJson(resource), { ...note, id: resource.id })
      const spans = Array.from({ length: template.slots.length }, (_, k) => ({ start: 1000 + k, end: 1012 + k }))
      return {
        template,
        id: resource.id,
        spans,
        note: {
          document: bytes.encode(note.document),
          subject: bytes.encode(note.subject),
          encounter: bytes.encode(''),
          date: bytes.encode(note.date),
        },
      }
    },
  ),
)
let written = 0
measure('writing prepared lines', lines.length * rounds, () => {
  written = 0
  for (let round = 0; round < rounds; round++) {
    for (const { template, id, spans, note } of lines) {
      if (sink.at > 1 << 18) {
        written += sink.at
        sink.at = 0
      }
      fill(sink, template, note, id, spans, '0.953', null)
    }
  }
  written += sink.at
  sink.at = 0
})
console.log(`a prepared line has ${Math.round(written / (lines.length * rounds))} bytes; ${sum > 0 ? 'done' : ''}`)
