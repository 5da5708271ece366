/**
 * What we write, in a HAPI FHIR JPA server: transaction bundles, put bundles and NDJSON, each loaded twice and searched back.
 *
 *   npm run test:hapi [-- --limit N] [--keep FOLDER]
 *
 * Over the notes of fixtures/, or the first N of them. Needs Java 17, Maven and Maven Central; without Java or Maven it says so and does
 * nothing. --keep is a folder for Maven's class path and the server's log, to start faster the next time.
 * Exit 1 when something is doubled, missing, changed, or leads nowhere.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createExtractor, type Extraction, toBundle, toResources, writeJson } from '../../src/node.ts'
import { fixtureNotes } from '../quality/fhir-ways.ts'
import { Client } from './client.ts'
import { coveredBy, type Json, referencesOf, textsOf, valueWordsOf, wordsOf } from './served.ts'
import { lacking, startHapi } from './start-hapi.ts'

const { values } = parseArgs({ options: { limit: { type: 'string' }, keep: { type: 'string' } } })
const missing = lacking()
if (missing) {
  console.log(`test:hapi was not run: ${missing}`)
  process.exit(0)
}
const folder = values.keep === undefined ? mkdtempSync(join(tmpdir(), 'tincture-hapi-')) : resolve(values.keep)
mkdirSync(folder, { recursive: true })

const types = [
  'DocumentReference',
  'Device',
  'Condition',
  'FamilyMemberHistory',
  'MedicationStatement',
  'Observation',
  'Provenance',
] as const
const ways = ['transaction', 'put', 'ndjson'] as const
type Way = (typeof ways)[number]

const notes = fixtureNotes().slice(0, values.limit === undefined ? undefined : Number(values.limit))
const extractor = createExtractor()
// each way has notes and a patient of its own, and one server takes them all
const extractions = new Map<Way, readonly Extraction[]>(
  ways.map((way) => [
    way,
    notes.map(({ id, text }) =>
      extractor.extract({
        id: `${way}-${id}`,
        text,
        subject: `Patient/of-${way}`,
        encounter: `Encounter/of-${way}`,
        writtenAt: '2026-01-30',
      }),
    ),
  ]),
)
const wrong: string[] = []
function expect(isSo: boolean, what: string): void {
  if (!isSo) wrong.push(what)
}

/** What a way's notes are sent as: the bodies of requests, and every resource once. */
function sent(way: Way): { readonly bundles: readonly Json[]; readonly resources: readonly Json[] } {
  const asJson = (value: unknown): Json => JSON.parse(writeJson(value)) as Json
  const from = extractions.get(way)!
  const bundles =
    way === 'ndjson' ? [] : from.map((one) => asJson(toBundle(one, { mode: way, embedNote: true, recorded })))
  const all =
    way === 'ndjson'
      ? from.flatMap((one) => toResources(one, { embedNote: true, recorded }).map(asJson))
      : bundles.flatMap(({ entry }) => (entry as { resource: Json }[]).map(({ resource }) => resource))
  return { bundles, resources: [...new Map(all.map((one) => [`${one.resourceType}/${one.id}`, one])).values()] }
}

const recorded = '2026-01-31T08:30:00Z'

/** Loads a way's notes: how many resources were made by it, and how many were there. */
async function load(client: Client, way: Way): Promise<Record<string, number>> {
  const statuses: Record<string, number> = {}
  const count = (status: string): void => {
    const code = status.slice(0, 3)
    statuses[code] = (statuses[code] ?? 0) + 1
  }
  const { bundles, resources } = sent(way)
  for (const bundle of bundles) {
    const { entry = [] } = (await client.ask('POST', '', bundle)) as { entry?: { response: { status: string } }[] }
    for (const { response } of entry) count(response.status)
  }
  // a file of NDJSON holds one type; what is referred to goes first
  if (way === 'ndjson')
    for (const type of types)
      for (const one of resources)
        if (one.resourceType === type) count(String(await client.status('PUT', `${type}/${one.id}`, one)))
  return statuses
}

/** What the server holds of a type, page by page. */
async function held(client: Client): Promise<Json[]> {
  const all: Json[] = []
  for (const type of types) all.push(...(await client.search(`${type}?_count=500&_total=accurate`)))
  return all
}

/** A resource without what the server adds. */
function bare({ meta, ...rest }: Json): string {
  const { versionId: _, lastUpdated: __, source: ___, ...ours } = (meta ?? {}) as Json
  return JSON.stringify(sorted({ ...rest, meta: ours }))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}

/** Results in words are in lower case: "s" of "cefazolin S". */
const holds = (text: string, words: string): boolean => text.toLowerCase().includes(words.toLowerCase())

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(/(?<=\d),(?=\d{3})/g, '')

const hapi = await startHapi(folder)
try {
  const client = new Client(hapi.url)
  for (const way of ways) {
    await client.ask('PUT', `Patient/of-${way}`, { resourceType: 'Patient', id: `of-${way}` })
    await client.ask('PUT', `Encounter/of-${way}`, {
      resourceType: 'Encounter',
      id: `of-${way}`,
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      subject: { reference: `Patient/of-${way}` },
    })
  }
  let before = 0
  for (const way of ways) {
    const { resources } = sent(way)
    const first = await load(client, way)
    const once = await held(client)
    const second = await load(client, way)
    const twice = await held(client)
    // put and NDJSON write the program's Device under the same id; the first transaction made one that the server named
    const isNew = way === 'ndjson' ? resources.length - 1 : resources.length
    expect(once.length === before + isNew, `${way}: ${once.length - before} resources for ${isNew}`)
    expect(twice.length === once.length, `${way}: ${twice.length - once.length} more after the second time`)
    expect(Object.keys(second).join() === '200', `${way}: answers of the second time are ${JSON.stringify(second)}`)
    expect(
      twice.every(({ meta }) => (meta as { versionId: string }).versionId === '1'),
      `${way}: the second time wrote a new version`,
    )
    before = twice.length

    const ids = new Set(twice.map(({ resourceType, id }) => `${resourceType}/${id}`))
    const texts = textsOf(twice)
    let references = 0
    let places = 0
    for (const one of twice) {
      for (const reference of referencesOf(one)) {
        references++
        if (!/^(?:Patient|Encounter)\/of-/.test(reference))
          expect(ids.has(reference), `${way}: ${one.resourceType} refers to what is not there`)
      }
      const covered = coveredBy(one, texts)
      places += covered.length
      const words = wordsOf(one)
      const said = one.resourceType === 'Observation' ? [words, ...valueWordsOf(one)] : [words]
      if (words !== undefined && one.resourceType !== 'DocumentReference')
        expect(
          covered.some((text) => said.some((some) => some !== undefined && holds(onOneLine(text), some))),
          `${way}: a ${one.resourceType} whose words its places do not cover`,
        )
    }
    if (way !== 'transaction') {
      const byId = new Map(twice.map((one) => [`${one.resourceType}/${one.id}`, one]))
      for (const one of resources) {
        const back = byId.get(`${one.resourceType}/${one.id}`)
        expect(back !== undefined && bare(back) === bare(one), `${way}: a ${one.resourceType} came back changed`)
      }
    }
    const found = await searchBack(client, way, resources)
    console.log(
      `${way}: ${resources.length} resources of ${notes.length} notes; answers ${JSON.stringify(first)}, the second time ${JSON.stringify(second)}; ` +
        `${twice.length} in the server, ${references} references, ${places} places of evidence, ${found} searches`,
    )
  }
} finally {
  await hapi.stop()
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true })
}
for (const [what, count] of countsOf(wrong)) console.log(`${count} x ${what}`)
console.log(`test:hapi: ${wrong.length} wrong`)
process.exitCode = wrong.length > 0 ? 1 : 0

/** Finds again by patient, code, status and identifier what was sent; how many searches it took. */
async function searchBack(client: Client, way: Way, resources: readonly Json[]): Promise<number> {
  const patient = `patient=Patient/of-${way}`
  const of = (type: string): readonly Json[] => resources.filter(({ resourceType }) => resourceType === type)
  const has = (one: Json, text: string): boolean => JSON.stringify(one).includes(text)
  const refuted = of('Condition').filter(({ verificationStatus }) => has({ verificationStatus }, '"refuted"'))
  const pressures = of('Observation').filter(({ code }) => has({ code }, '"85354-9"'))
  const active = of('MedicationStatement').filter(({ status }) => status === 'active')
  const asked: [query: string, count: number][] = [
    ...['Condition', 'FamilyMemberHistory', 'MedicationStatement', 'Observation', 'DocumentReference'].map(
      (type): [string, number] => [`${type}?${patient}`, of(type).length],
    ),
    [`Condition?${patient}&verification-status=refuted`, refuted.length],
    [`Observation?${patient}&code=http://loinc.org|85354-9`, pressures.length],
    [
      `Observation?${patient}&code=http://loinc.org|85354-9&date=2026-01`,
      pressures.filter((one) => has(one, '"effectiveDateTime":"2026-01-30"')).length,
    ],
    [`MedicationStatement?${patient}&status=active`, active.length],
  ]
  for (const one of resources.slice(0, 300))
    for (const { system, value } of (one.identifier ?? []) as { system: string; value: string }[])
      asked.push([
        `${one.resourceType}?identifier=${system}|${value}`,
        one.resourceType === 'Device' && way !== 'transaction' ? 2 : 1,
      ])
  for (const [query, count] of asked) {
    const total = (
      await client.search(`${query.replaceAll('|', '%7C').replaceAll('+', '%2B').replaceAll('@', '%40')}&_count=500`)
    ).length
    expect(total === count, `${way}: ${query.replace(/identifier=.*/, 'identifier=…')} gives ${total}, not ${count}`)
  }
  return asked.length
}

function countsOf(all: readonly string[]): Map<string, number> {
  const out = new Map<string, number>()
  for (const one of all) out.set(one, (out.get(one) ?? 0) + 1)
  return out
}
