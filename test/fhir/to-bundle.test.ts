/** Bundles: what goes in, what holds of all, what may be asked. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import type { AnyResource, Bundle } from '../../src/fhir/index.ts'
import { createExtractor, toBundle } from '../../src/node.ts'
import { numbers, read, type Said } from '../findings/layers.ts'
import { problemsOfBundle } from './check-bundle.ts'
import { bundleOf } from './sources.ts'

const { heartFailure, pneumonia, furosemide, creatinine } = numbers

const said: Said[] = [
  { concept: heartFailure },
  { concept: pneumonia, axes: { certainty: 'absent' }, cue: 'no', confidence: 0.6 },
  { concept: pneumonia, axes: { certainty: 'hypothetical' } },
  { concept: heartFailure, axes: { experiencer: 'family', temporality: 'historical' }, cue: 'mother' },
  {
    concept: furosemide,
    sig: { dose: read({ value: 40, unit: 'mg', text: '40 mg' }), asNeeded: read({ reason: null }) },
  },
  { concept: furosemide, words: 'Lasix', status: 'allergy' },
  { concept: creatinine, value: { type: 'number', value: 1.2, text: '1.2' } },
]
const types = (bundle: Bundle): string[] => bundle.entry.map(({ resource }) => resource.resourceType)

describe('buildBundle', () => {
  it('holds the document, the device, what was found and the provenance', () => {
    expect(types(bundleOf({}, said))).toEqual([
      'DocumentReference',
      'Device',
      'Condition',
      'Condition',
      'FamilyMemberHistory',
      'MedicationStatement',
      'Observation',
      'Provenance',
    ])
  })
  it('of a note without findings holds no provenance of nothing', () => {
    const bundle = bundleOf({}, [])
    expect(types(bundle)).toEqual(['DocumentReference', 'Device'])
    expect(problemsOfBundle(bundle)).toEqual([])
  })
  it('breaks no rule', () => {
    expect(problemsOfBundle(bundleOf({}, said))).toEqual([])
    expect(
      problemsOfBundle(
        bundleOf({ subject: 'Patient/1', encounter: 'Encounter/2', writtenAt: '2026-01-31' }, said, {
          embedNote: true,
        }),
      ),
    ).toEqual([])
  })
  it('names every resource in the provenance, and no other', () => {
    const bundle = bundleOf({}, said)
    const provenance = bundle.entry.at(-1)!.resource as Extract<AnyResource, { resourceType: 'Provenance' }>
    expect(provenance.target.map(({ reference }) => reference)).toEqual(
      bundle.entry.slice(2, -1).map(({ fullUrl }) => fullUrl),
    )
  })
  it('the same note gives the same bytes; another id other ids', () => {
    expect(JSON.stringify(bundleOf({}, said))).toBe(JSON.stringify(bundleOf({}, said)))
    const ids = (id: string): string[] => bundleOf({ id }, said).entry.map(({ fullUrl }) => fullUrl)
    const [one, other] = [ids('a'), ids('b')]
    expect(one.filter((id) => other.includes(id))).toEqual([one[1]]) // the device alone is the same
  })
  it('invents no patient', () => {
    const patients = bundleOf({}, said).entry.flatMap(({ resource }) =>
      'subject' in resource ? [resource.subject] : [],
    )
    expect(patients.length).toBeGreaterThan(0)
    for (const subject of patients)
      expect(subject).toEqual({
        extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
      })
  })
  it('has no text of the note but the words of what was found', () => {
    const secret = 'heart failure; and Mrs. Placeholder of Nowhere'
    expect(JSON.stringify(bundleOf({ text: secret, id: 'MRN99' }, [{ concept: heartFailure }]))).not.toMatch(
      /Placeholder|Nowhere|MRN99/,
    )
  })
})

describe('buildBundle: options', () => {
  it('leaves out what is not sure enough', () => {
    const bundle = bundleOf({}, said, { minConfidence: 0.7 })
    expect(types(bundle).filter((type) => type === 'Condition')).toHaveLength(1)
    expect(problemsOfBundle(bundle)).toEqual([])
  })
  it('leaves out what is denied, when asked', () => {
    const statuses = (dropNegated: boolean): string[] =>
      bundleOf({}, said, { dropNegated }).entry.flatMap(({ resource }) =>
        resource.resourceType === 'Condition' ? [resource.verificationStatus.coding![0]!.code] : [],
      )
    expect(statuses(false)).toEqual(['confirmed', 'refuted'])
    expect(statuses(true)).toEqual(['confirmed'])
  })
  it.each([
    [{ minConfidence: 2 }],
    [{ minConfidence: -0.1 }],
    [{ minConfidence: Number.NaN }],
    [{ recorded: '2026-01-31' }],
    [{ recorded: 'yesterday' }],
    [{ recorded: '2026-13-31T08:30:00Z' }],
    [{ recorded: '2026-01-31T08:30:00' }],
  ])('refuses %o', (options) => {
    expect(() => bundleOf({}, said, options)).toThrow(ConfigError)
    expect(() => bundleOf({}, said, options)).toThrow(/must be/)
  })
  it('takes an instant', () =>
    expect(problemsOfBundle(bundleOf({}, said, { recorded: '2026-01-31T08:30:00+01:00' }))).toEqual([]))
})

describe('toBundle of whole notes', () => {
  const extractor = createExtractor()
  const folder = resolve(import.meta.dirname, '../../fixtures/notes')
  const notes = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  it('there are notes', () => expect(notes.length).toBeGreaterThan(0))
  it.each(notes)('%s breaks no rule, and twice gives the same bytes', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const bundle = toBundle(extractor.extract({ id: name, text }))
    expect(problemsOfBundle(bundle)).toEqual([])
    expect(JSON.stringify(toBundle(extractor.extract({ id: name, text })))).toBe(JSON.stringify(bundle))
  })
  it('counts places in characters, with an emoji before the mention', () => {
    const text = '😷😷 He has pneumonia.'
    const bundle = toBundle(extractor.extract(text))
    const condition = bundle.entry.find(({ resource }) => resource.resourceType === 'Condition')!.resource
    const parts = condition.extension![0]!.extension!
    const [offset, length] = [parts[2]!.valueInteger!, parts[3]!.valueInteger!]
    expect([...text].slice(offset, offset + length).join('')).toBe('pneumonia')
  })
  it('holds no number that JSON has not', () => {
    const huge = '9'.repeat(400)
    const bundle = toBundle(
      extractor.extract(
        `Glucose ${huge} mg/dL. Lasix ${huge} mg daily. BP ${huge}/80. Temp ${huge}. Take Tylenol x ${huge} days.`,
      ),
    )
    expect(problemsOfBundle(bundle)).toEqual([])
  })
})
