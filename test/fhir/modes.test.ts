/** Every way a note may leave: modes, profiles, resources for others; each a valid bundle by our validator. */
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { type AnyResource, type Bundle, type BundleOptions, validateResource } from '../../src/fhir/index.ts'
import { createExtractor, toBundle, toResources } from '../../src/node.ts'
import { numbers, read, type Said } from '../findings/layers.ts'
import { bundleOf } from './sources.ts'

const { heartFailure, calfTenderness, furosemide, creatinine } = numbers
const said: Said[] = [
  { concept: heartFailure },
  { concept: calfTenderness, axes: { certainty: 'absent' }, cue: 'no' },
  { concept: heartFailure, axes: { experiencer: 'family' }, cue: 'mother' },
  {
    concept: furosemide,
    words: 'Lasix',
    status: 'stopped',
    sig: {
      dose: read({ value: 40, unit: 'mg', text: '40 mg' }),
      asNeeded: read({ reason: 'swelling' }),
      max: read({ amount: { value: 80, unit: 'mg', text: '80 mg' }, perHours: 24 }),
    },
  },
  { concept: creatinine, value: { type: 'number', value: 1.2, text: '1.20' }, measurement: { unit: 'mg/dL' } },
]
const known = { subject: 'Patient/1', encounter: 'Encounter/9', writtenAt: '2026-01-31T08:30:00Z' }
const made = (options: BundleOptions): Bundle => bundleOf(known, said, options)
const of = <T extends AnyResource['resourceType']>(
  bundle: Bundle,
  type: T,
): Extract<AnyResource, { resourceType: T }>[] =>
  bundle.entry
    .map(({ resource }) => resource)
    .filter((one): one is Extract<AnyResource, { resourceType: T }> => one.resourceType === type)
const types = (bundle: Bundle): string[] => bundle.entry.map(({ resource }) => resource.resourceType)

describe('modes', () => {
  it.each<BundleOptions>([
    {},
    { mode: 'transaction' },
    { mode: 'put' },
    { profile: 'us-core', embedNote: true, organization: 'Organization/1', recorded: '2026-01-31T08:30:00Z' },
    { profile: 'us-core', medicationResource: 'MedicationRequest' },
    { profile: 'ips' },
    { symptoms: 'observation', offsetUnit: 'utf8', confidenceExtension: 'hl7-ai' },
    { document: 'DocumentReference/9', idKey: 'a secret of some length' },
  ])('%o is valid, with and without what the caller knows', (options) => {
    expect(validateResource(JSON.parse(JSON.stringify(made(options))))).toEqual([])
    expect(validateResource(JSON.parse(JSON.stringify(bundleOf({}, said, options))))).toEqual([])
  })
  it('a collection asks nothing', () => expect(made({}).entry.every(({ request }) => request === undefined)).toBe(true))
  it('a transaction creates what is not there, and knows it by its identifier', () => {
    const { type, entry } = made({ mode: 'transaction' })
    expect(type).toBe('transaction')
    for (const { fullUrl, resource, request } of entry) {
      expect(fullUrl).toBe(`urn:uuid:${resource.id}`)
      if (resource.resourceType === 'Provenance')
        expect(request).toEqual({ method: 'PUT', url: `Provenance/${resource.id}` })
      else {
        const { system, value } = resource.identifier[0]!
        expect(request).toMatchObject({ method: 'POST', url: resource.resourceType })
        const [name, asked] = request!.ifNoneExist!.split('=')
        expect([name, decodeURIComponent(asked!)]).toEqual(['identifier', `${system}|${value}`])
      }
    }
    // "+" would be a blank in a query
    expect(entry.find(({ resource }) => resource.resourceType === 'Device')!.request!.ifNoneExist).not.toContain('+')
  })
  it('a put bundle writes each under its id, and refers to it so', () => {
    const bundle = made({ mode: 'put' })
    for (const { resource, request } of bundle.entry)
      expect(request).toEqual({ method: 'PUT', url: `${resource.resourceType}/${resource.id}` })
    const json = JSON.stringify(bundle.entry.map(({ resource }) => resource))
    expect(json).not.toContain('urn:uuid:')
    const ids = bundle.entry.map(({ resource }) => `${resource.resourceType}/${resource.id}`)
    for (const [, reference] of json.matchAll(/"reference":"([^"]+)"/g))
      expect(['Patient/1', 'Encounter/9', ...ids]).toContain(reference)
  })
  it('the same ids in every mode', () => {
    const ids = (options: BundleOptions): string[] => made(options).entry.map(({ resource }) => resource.id)
    expect(ids({ mode: 'put' })).toEqual(ids({}))
    expect(ids({ mode: 'transaction' })).toEqual(ids({}))
    expect(toResources(createExtractor().extract('gout')).map(({ id }) => id)).toEqual(
      toBundle(createExtractor().extract('gout')).entry.map(({ resource }) => resource.id),
    )
  })
  it('a secret makes ids that nobody can guess', () => {
    const ids = (idKey?: string): string[] =>
      made(idKey ? { idKey } : {})
        .entry.filter(({ resource }) => resource.resourceType !== 'Device')
        .map(({ resource }) => resource.id)
    const all = [ids(), ids('a secret of some length'), ids('another one, as long')]
    expect(new Set(all.flat()).size).toBe(all.flat().length)
    expect(ids('a secret of some length')).toEqual(all[1])
  })
})

describe('what is asked for', () => {
  it('MedicationRequest says plan, and that it is reported', () => {
    const [request] = of(made({ medicationResource: 'MedicationRequest' }), 'MedicationRequest')
    expect(request).toMatchObject({
      status: 'stopped',
      intent: 'plan',
      reportedBoolean: true,
      encounter: { reference: 'Encounter/9' },
      authoredOn: known.writtenAt,
      dosageInstruction: [{}],
    })
  })
  it('symptoms of the examination as Observation, present or absent; diagnoses stay', () => {
    const extraction = createExtractor().extract(
      'HPI: Chest pain. Denies fever.\n\nAssessment: chest pain, pneumonia.\n',
    )
    const bundle = toBundle(extraction, { symptoms: 'observation' })
    const codes = of(bundle, 'Observation').map((one) => one.valueCodeableConcept!.coding![0]!.code)
    expect(codes).toContain('2667000')
    expect(of(bundle, 'Condition').map(({ code }) => code.text)).toContain('pneumonia')
    expect(of(toBundle(extraction), 'Observation')).toEqual([])
  })
  it('negated and family are kept or dropped', () => {
    expect(of(made({ negated: 'drop' }), 'Condition')).toHaveLength(1)
    expect(of(made({ negated: 'keep' }), 'Condition')).toHaveLength(2)
    expect(types(made({ family: 'drop' }))).not.toContain('FamilyMemberHistory')
  })
  it('an existing document is referred to, and not written again', () => {
    const bundle = made({ document: 'DocumentReference/9' })
    expect(types(bundle)).not.toContain('DocumentReference')
    expect(of(bundle, 'Provenance')[0]!.entity[0]!.what).toEqual({ reference: 'DocumentReference/9' })
  })
  it("HL7's extension instead of ours", () => {
    const json = JSON.stringify(made({ confidenceExtension: 'hl7-ai' }))
    expect(json).toContain('http://hl7.org/fhir/uv/aitransparency/StructureDefinition/AIconfidence')
    expect(json).not.toContain('nlp-confidence')
  })
  it.each([
    ['codepoint', 11],
    ['utf16', 13],
    ['utf8', 21],
  ] as const)('offsets in %s', (offsetUnit, length) => {
    // the finding is said to stand at 0 to 13 of UTF-16: two emojis of 4 bytes, two letters of 2, a half of a character as 3
    const [condition] = of(
      bundleOf({ text: '😷😷 Ménière\ud83d  ' }, [{ concept: heartFailure }], { offsetUnit }),
      'Condition',
    )
    expect(condition!.extension![0]!.extension!.slice(2).map(({ valueInteger }) => valueInteger)).toEqual([0, length])
  })
  it('a day that is none is no date', () => {
    const bundle = bundleOf({ ...known, writtenAt: '2026-02-30' }, said)
    expect(JSON.stringify(bundle)).not.toContain('2026-02-30')
    expect(validateResource(JSON.parse(JSON.stringify(bundle)))).toEqual([])
  })
})

describe('profiles', () => {
  const claimed = (options: BundleOptions): string[] =>
    made(options)
      .entry.flatMap(({ resource }) => resource.meta?.profile ?? [])
      .map((url) => url.slice(url.lastIndexOf('/') + 1))
  it('none by default', () => expect(claimed({})).toEqual([]))
  it('US Core, where a resource meets one', () => {
    expect(claimed({ profile: 'us-core' })).toEqual([
      'us-core-condition-encounter-diagnosis',
      'us-core-condition-encounter-diagnosis',
      'us-core-observation-lab',
    ])
    expect(
      claimed({
        profile: 'us-core',
        embedNote: true,
        organization: 'Organization/1',
        recorded: '2026-01-31T08:30:00Z',
        medicationResource: 'MedicationRequest',
      }),
    ).toEqual(expect.arrayContaining(['us-core-documentreference', 'us-core-medicationrequest', 'us-core-provenance']))
  })
  it('IPS, where it is known whose it is', () => {
    expect(claimed({ profile: 'ips' })).toEqual([
      'Condition-uv-ips',
      'MedicationStatement-uv-ips',
      'Observation-results-laboratory-pathology-uv-ips',
    ])
    expect(bundleOf({}, said, { profile: 'ips' }).entry.every(({ resource }) => !resource.meta?.profile)).toBe(true)
  })
})

describe('R5', () => {
  const bundle = made({ r5: true })
  const one = (type: string): object => bundle.entry.find(({ resource }) => resource.resourceType === type)!.resource
  it('MedicationStatement and its Dosage', () => {
    expect(one('MedicationStatement')).toMatchObject({
      status: 'recorded',
      medication: { concept: { text: 'Lasix' } },
      encounter: { reference: 'Encounter/9' },
      adherence: { code: { coding: [{ code: 'stopped' }] } },
      dosage: [{ asNeededFor: [{ text: 'swelling' }], maxDosePerPeriod: [{}] }],
    })
    for (const old of ['medicationCodeableConcept', 'context', 'statusReason'])
      expect(one('MedicationStatement')).not.toHaveProperty(old)
  })
  it('Condition always has a clinicalStatus', () => {
    for (const condition of of(bundle, 'Condition')) expect(condition.clinicalStatus).toBeDefined()
  })
  it('the rest', () => {
    expect(one('Device')).toMatchObject({ name: [{ value: 'Tincture' }], type: [{}] })
    expect(one('DocumentReference')).toMatchObject({
      content: [{ attachment: { size: expect.stringMatching(/^\d+$/) } }],
    })
    expect(one('Provenance')).toMatchObject({ authorization: [{ concept: {} }] })
  })
})

describe('wrong options', () => {
  it.each([
    [{ mode: 'ndjson' }, /"mode" must be collection, transaction or put/],
    [{ profile: 'uscore' }, /"profile" must be base, us-core or ips/],
    [{ symptoms: 'x' }, /"symptoms"/],
    [{ embedNote: 'yes' }, /"embedNote" must be true or false/],
    [{ organization: 'Practitioner/1' }, /"organization" must be a reference, as in Organization\/1/],
    [{ document: 'DocumentReference/a_b' }, /"document"/],
    [{ document: `DocumentReference/${'x'.repeat(65)}` }, /"document"/],
    [{ idKey: 'short' }, /at least 16/],
    [{ r5: true, profile: 'us-core' }, /of R4/],
    [{ recorded: '2026-02-30T08:30:00Z' }, /"recorded" must be a FHIR instant/],
    [{ fromat: 'x' }, /"fromat" is no option of a bundle/],
  ])('%o', (options, message) => {
    expect(() => made(options as BundleOptions)).toThrow(ConfigError)
    expect(() => made(options as BundleOptions)).toThrow(message)
  })
  it('undefined is not given', () =>
    expect(types(made({ mode: undefined } as unknown as BundleOptions))).toEqual(types(made({}))))
})
