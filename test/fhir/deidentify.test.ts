/** De-identified resources: no word, day or other system's id of the note, and still FHIR. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deidentify } from '../../src/fhir/index.ts'
import {
  type BundleOptions,
  createExtractor,
  toBundle,
  toResources,
  validateResource,
  writeJson,
} from '../../src/node.ts'

const extractor = createExtractor()
const idKey = 'a secret of many letters'
const note = {
  id: 'mrn-123',
  subject: 'Patient/mrn-123',
  encounter: 'Encounter/visit-9',
  writtenAt: '2026-01-31T08:30:00Z',
  type: { system: 'local', code: 'x1', display: 'Letter about Plugh' },
}
const text = `Plugh was seen 2026-01-17. Likely zyzzyva pneumonia. Plughosis syndrome.
Lasix 40 mg PO BID for plugh edema until 2026-02-03. Vitamin Zork 7.50 mg daily.
K 7.90 mmol/L. Sputum culture: plugh species. Age 93 years. Mother had gout. Oxygen 2 L plugh.
Vitals: BP 120/80, HR 60. Sodium was 138 on admission. SpO2 94% on plugh mask.
Chloride 101 (ref: normal plugh). Hepatitis C antibody nonreactive.`

const optionSets: BundleOptions[] = [
  {},
  { profile: 'us-core', medicationResource: 'MedicationRequest', organization: 'Organization/1' },
  { symptoms: 'observation', recorded: '2026-02-01T00:00:00Z' },
  { r5: true },
]

describe('a de-identified resource', () => {
  const extraction = extractor.extract({ ...note, text })
  it.each(optionSets)('%j: has neither words nor days nor ids', (options) => {
    const resources = toResources(extraction, { ...options, idKey }).map((one) => deidentify(one, idKey))
    const json = resources.filter(({ resourceType }) => resourceType !== 'Device').map((one) => writeJson(one))
    expect(json.length).toBeGreaterThan(8)
    expect(json.join('\n')).not.toMatch(/plugh|zyzzyva|zork|mrn|visit-9|2026-|seen|until/i)
    expect(json.join('\n')).not.toMatch(/"text":|"hash":|"data":/)
    for (const one of json.filter((line) => !/"resourceType":"Provenance"/.test(line)))
      expect(one).toMatch(/"Patient\/[0-9a-f]{32}"/)
  })
  it('is valid where it was', () => {
    for (const options of optionSets.filter(({ r5 }) => !r5))
      for (const resource of toResources(extraction, { ...options, idKey })) {
        expect(validateResource(resource)).toEqual([])
        expect(validateResource(deidentify(resource, idKey))).toEqual([])
      }
  })
  it('keeps the year of a vital sign, which may have no dateTime that is not to the day, as a period', () => {
    const vitals = toResources(extraction, { idKey })
      .map((one) => JSON.parse(writeJson(deidentify(one, idKey))) as Record<string, unknown>)
      .filter(({ category }) => JSON.stringify(category ?? null).includes('"vital-signs"'))
    expect(vitals).toHaveLength(3)
    for (const one of vitals) {
      expect(one.effectivePeriod).toEqual({ start: '2026', end: '2026' })
      expect(one).not.toHaveProperty('effectiveDateTime')
    }
  })
  it('has no note where the words of one have gone', () => {
    const noted = toResources(extraction, { idKey }).filter((one) => 'note' in one)
    expect(noted.length).toBeGreaterThan(0)
    for (const one of noted) expect(deidentify(one, idKey)).not.toHaveProperty('note')
  })
  it('keeps codes, values, doses and places', () => {
    const json = toResources(extraction, { idKey })
      .map((one) => writeJson(deidentify(one, idKey)))
      .join('\n')
    for (const kept of [
      '"J18.9"',
      '"233604007"',
      '7.90',
      '"mmol/L"',
      '"value":40',
      '"code":"mg"',
      '"BID"',
      '{"url":"offset"',
    ])
      expect(json).toContain(kept)
    expect(json).toContain('"recordedDate":"2026"')
  })
  it('links patients by the secret alone', () => {
    const reference = (key: string): unknown =>
      (deidentify(toResources(extraction, { idKey: key })[0]!, key) as { subject: { reference: string } }).subject
        .reference
    expect(reference(idKey)).toBe(reference(idKey))
    expect(reference(idKey)).not.toBe(reference(`${idKey}!`))
  })
  it('of a bundle, keeps its references', () => {
    const bundle = deidentify(toBundle(extraction, { idKey }), idKey)
    const urls = new Set(bundle.entry.map(({ fullUrl }) => fullUrl))
    const named = [...JSON.stringify(bundle).matchAll(/"reference":"(urn:[^"]+)"/g)].map(([, url]) => url!)
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((url) => !urls.has(url))).toEqual([])
  })
})

it('no word of any note comes through', () => {
  const word = fc.stringMatching(/^[a-z]{5,9}$/).map((letters) => `qz${letters}`)
  const frame = fc.constantFrom(
    (w: string) => `Has ${w} disease.`,
    (w: string) => `Took ${w} 5 mg daily for ${w} pain.`,
    (w: string) => `Glucose 120 ${w}.`,
    (w: string) => `Culture: ${w}.`,
    (w: string) => `Aspirin 81 mg ${w} as needed for ${w}.`,
    (w: string) => `${w} syndrome, left ${w}.`,
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(frame, word), { minLength: 1, maxLength: 6 }), (parts) => {
      const extraction = extractor.extract(parts.map(([make, w]) => make(w)).join(' '))
      for (const resource of toResources(extraction, { idKey })) {
        const json = writeJson(deidentify(resource, idKey))
        for (const [, w] of parts) expect(json).not.toContain(w)
      }
    }),
    { numRuns: 60 },
  )
})
