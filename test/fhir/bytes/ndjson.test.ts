/** NDJSON as bytes is NDJSON as objects, byte for byte, for whatever a finding may hold. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Duration, Frequency, MeasuredValue, Rate, Sig } from '../../../src/attributes/index.ts'
import {
  type BundleOptions,
  type BundleSource,
  buildResources,
  createNdjsonEncoder,
  writeJson,
} from '../../../src/fhir/index.ts'
import type { ConditionFinding, Finding, MedicationFinding, ObservationFinding } from '../../../src/findings/index.ts'
import { createExtractor, createNdjsonWriter, toResources } from '../../../src/node.ts'
import type { Code } from '../../../src/note/index.ts'
import { numbers, sureness } from '../../findings/layers.ts'
import { condition, medication, observation, routes } from '../sources.ts'

// few words, so that shapes come again in other notes; each is a trap
const words = [
  'gout',
  'a "b" \\ c',
  '😷 x',
  '\ud83d',
  'two\nlines',
  'nul\u0000',
  '2026-01-31',
  '3/14',
  'today',
  '{"url":"offset","valueInteger":1},{"url":"length","valueInteger":2}',
  '"valueDecimal":1}',
  'é\u2028',
  '$&',
  'Patient/1',
  '</div>',
]
const word = fc.constantFrom(...words)
const text = words.join(' ; ').repeat(2)
const span = fc
  .tuple(fc.nat(text.length - 2), fc.integer({ min: 1, max: 30 }))
  .map(([start, size]) => ({ start, end: Math.min(start + size, text.length) }))
const evidence = fc.array(span, { minLength: 1, maxLength: 3 }) as unknown as fc.Arbitrary<Finding['evidence']>
const code = fc.record(
  {
    system: fc.constantFrom('icd-10-cm', 'snomed', 'urn:x', 'local "own"'),
    code: fc.constantFrom('I50.9', 'x"y'),
    display: word,
  },
  { requiredKeys: ['system', 'code'] },
)
const base = fc.record({
  text: word,
  codes: fc.array(code, { maxLength: 2 }),
  evidence,
  confidence: fc.constantFrom(0, 0.3, 0.5, 0.812, 0.95, 1, 1e-7).map(sureness),
  section: fc.constantFrom('11450-4', '10187-3', '').map((loinc) => ({ type: 'x', loinc })),
})
const extracted = <T>(value: fc.Arbitrary<T>) => fc.record({ value, span })

const conditions: fc.Arbitrary<Finding> = fc
  .record({
    base,
    certainty: fc.constantFrom('present', 'possible', 'absent', 'hypothetical'),
    temporality: fc.constantFrom('current', 'historical'),
    experiencer: fc.constantFrom('patient', 'family', 'other'),
    class: fc.constantFrom('chronic', 'acute', 'symptom', 'sign'),
    name: fc.constantFrom('heart failure', 'leukemia in remission'),
    relative: fc.constantFrom('mother', 'sister', 'wife', 'family history of'),
    because: fc
      .constantFrom('resolved', 'vs', 'presumed', 'no')
      .chain((cue) => span.map((place) => [{ rule: `cue/${cue}`, span: place }])),
    modifiers: fc
      .constantFrom(...['mild', 'moderate', 'severe', 'awful'], '')
      .map((value) => (value === '' ? [] : [{ role: 'severity', value, span: { start: 0, end: 1 } }])),
  })
  .map(({ base, ...rest }) =>
    condition({ concept: numbers.heartFailure }, { ...base, ...rest } as Partial<ConditionFinding>),
  )

// as numbers are written, and as no note has them
const number = fc.oneof(
  fc.constantFrom(1, 2.5, 40, 0.125, 1000.5, -0, -3.25, 1e6, 2 ** 31, 1e21, 1e-7, Number.POSITIVE_INFINITY),
  fc.double({ noNaN: true }),
  fc.nat(2_000_000).map((thousands) => thousands / 1000),
)
const amount = fc.record(
  {
    value: number,
    high: number,
    unit: fc.constantFrom('mg', 'tablets', '', 'x"y'),
    text: word,
  },
  { requiredKeys: ['value', 'unit', 'text'] },
)
const frequency: fc.Arbitrary<Frequency> = fc.oneof(
  fc.constantFrom<Frequency>(
    { text: 'twice daily', frequency: 2, period: 1, periodUnit: 'd' },
    { text: 'as directed', asDirected: true },
  ),
  fc.record<Frequency, 'text'>(
    {
      text: fc.constantFrom('at bedtime', 'a "b"'),
      frequency: number,
      frequencyMax: fc.constantFrom(3, 4),
      period: number,
      periodMax: number,
      periodUnit: fc.constantFrom('h', 'd'),
      when: fc.subarray(['HS', 'AC', 'none']),
      dayOfWeek: fc.subarray(['mon', 'fri']),
      timeOfDay: fc.subarray(['08:00:00', '20:00:00']),
      count: fc.constantFrom(1, 2.5),
      continuous: fc.boolean(),
      asDirected: fc.boolean(),
    },
    { requiredKeys: ['text'] },
  ),
)
const step: fc.Arbitrary<Sig> = fc.record(
  {
    strength: extracted(amount),
    dose: extracted(amount),
    form: extracted(fc.constantFrom('tablet', 'patch')),
    route: extracted(fc.constantFrom('oral', 'nebulized', 'by "x"')),
    frequency: extracted(frequency),
    duration: extracted(
      fc.record<Duration, 'value' | 'unit' | 'text'>(
        {
          value: number,
          high: number,
          unit: fc.constantFrom('min', 'd', 'wk', 'dose'),
          text: fc.constantFrom('7 days', '3 doses'),
        },
        { requiredKeys: ['value', 'unit', 'text'] },
      ),
    ),
    course: extracted(word),
    rate: extracted(
      fc.record<Rate, 'value' | 'unit'>(
        { value: number, high: number, unit: fc.constantFrom('mL/h', 'mcg/kg/min', 'x"y') },
        { requiredKeys: ['value', 'unit'] },
      ),
    ),
    asNeeded: extracted(fc.record({ reason: fc.option(word) })),
    count: extracted(number),
    max: extracted(fc.record({ amount, perHours: fc.constantFrom(24, 48, 12, 0.5) })),
    reason: extracted(fc.oneof(word, fc.constant(''))),
    span,
  },
  { requiredKeys: [] },
)
const medications: fc.Arbitrary<Finding> = fc
  .record({
    base,
    status: fc.constantFrom('active', 'stopped', 'on-hold', 'allergy', 'intended', 'not-taken'),
    because: span.map((place) => [{ rule: 'status/stopped', span: place }]),
    sig: step,
    steps: fc.array(step, { maxLength: 2 }),
  })
  .map(({ base, status, because, sig, steps }) => ({
    ...medication({ ...base, status, because } as Partial<MedicationFinding>),
    // biome-ignore lint/suspicious/noThenProperty: the steps of a sig
    sig: steps.length > 0 ? { ...sig, then: steps } : sig,
  }))

const pressure = fc.oneof(fc.constantFrom(120, 80, 52.5, Number.POSITIVE_INFINITY), number)
const values: fc.Arbitrary<MeasuredValue> = fc.oneof(
  fc
    .constantFrom('7.90', '7.9', '12', '0.50', '1e400', '120.0', '-4.10', '100', '1234567890123456789.50')
    .map((text): MeasuredValue => ({ type: 'number', value: Number(text), text })),
  fc.record({ value: number, text: word }).map((one): MeasuredValue => ({ type: 'number', ...one })),
  fc.record({ low: number, high: number, text: word }).map((one): MeasuredValue => ({ type: 'range', ...one })),
  fc
    .record(
      { systolic: pressure, diastolic: pressure, systolicHigh: pressure, diastolicHigh: pressure },
      { requiredKeys: ['systolic', 'diastolic'] },
    )
    .map((pressures): MeasuredValue => ({ type: 'blood-pressure', ...pressures, text: '120/80' })),
  fc
    .record({ numerator: number, denominator: number, text: word })
    .map((one): MeasuredValue => ({ type: 'titre', ...one })),
  fc.record({ value: number, outOf: number, text: word }).map((one): MeasuredValue => ({ type: 'score', ...one })),
  fc
    .oneof(word, fc.constantFrom('5 feet 9 inches', "6'", "5' 9.5''", '', ' '))
    .map((text): MeasuredValue => ({ type: 'words', text })),
)
const observations: fc.Arbitrary<Finding> = fc
  .record({
    base,
    value: extracted(values),
    place: span,
    rest: fc.record(
      {
        unit: fc.constantFrom('mg/dL', '/min', 'mm[Hg]', '%', '[in_i]', 'x"y', null),
        comparator: fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const, null),
        interpretation: fc.constantFrom('H' as const, 'L' as const, 'A' as const, 'N' as const, null),
        referenceRange: extracted(fc.record({ low: number, high: number, text: word }, { requiredKeys: ['text'] })),
        oxygen: extracted(fc.record({ flow: number, text: word }, { requiredKeys: ['text'] })),
        position: extracted(fc.constantFrom('standing', 'tilted')),
        site: extracted(fc.constantFrom('left arm', 'right arm')),
      },
      { requiredKeys: [] },
    ),
    loinc: fc.constantFrom('2160-0', '8867-4', '85354-9', '59408-5', '8302-2', ''),
    when: fc.option(span),
    category: fc.constantFrom('laboratory' as const, 'vital-signs' as const, 'exam' as const),
  })
  .map(({ base, value, place, rest, loinc, when, category }) => {
    const { finding } = observation({ type: 'words', text: 'x' }, rest)
    return {
      ...finding,
      ...base,
      codes: loinc === '' ? [] : [{ system: 'loinc', code: loinc }],
      category,
      when,
      measurement: { ...finding.measurement, value, span: place },
    } as ObservationFinding
  })

type Parts = Record<string, unknown>
const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A finding with one part of another in it, for each part that they have, and for each part of a part. */
function* variantsOf(a: unknown, b: unknown, depth = 3): Generator<unknown> {
  if (!isParts(a) || !isParts(b) || depth === 0) return
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (key in b) yield { ...a, [key]: b[key] }
    else {
      const { [key]: _, ...rest } = a
      yield rest
    }
    for (const part of variantsOf(a[key], b[key], depth - 1)) yield { ...a, [key]: part }
  }
}

/** Findings that differ in one thing each: whatever a template does not tell apart shows. */
const families = fc
  .oneof(...[conditions, medications, observations].map((kind) => fc.tuple(kind, kind)))
  .map(([a, b]) => [a, ...variantsOf(a, b), b] as Finding[])
  // what the variants of one part make of another must still be a finding
  .map((all) => all.filter(({ kind, evidence }) => kind === all[0]!.kind && evidence.length > 0))

const sources: fc.Arbitrary<BundleSource> = fc
  .record({
    note: fc.record(
      {
        id: fc.constantFrom('a', 'b"c', '😷'),
        text: fc.constant(text),
        subject: fc.constantFrom('Patient/1', 'Patient/2'),
        encounter: fc.constantFrom('Encounter/1', 'Encounter/22'),
        type: fc.constantFrom<Code>({ system: 'loinc', code: '18842-5' }, { system: 'x "y"', code: '1', display: 'é' }),
        writtenAt: fc.constantFrom('2026', '2025-03', '2026-01-31', '2025-12-01', '2026-01-31T08:30:00Z', '2026-02-30'),
      },
      { requiredKeys: ['id', 'text'] },
    ),
    findings: families,
  })
  .map((made) => ({ ...made, version: '1.2.3', lexiconDigest: 'abcdef0123456789', routes }))

const ways: BundleOptions[] = [
  {},
  { embedNote: true, offsetUnit: 'utf8', minConfidence: 0.5, negated: 'drop' },
  {
    profile: 'us-core',
    medicationResource: 'MedicationRequest',
    organization: 'Organization/1',
    recorded: '2026-01-31T08:30:00Z',
    offsetUnit: 'utf16',
  },
  { profile: 'ips', symptoms: 'observation', document: 'DocumentReference/9', confidenceExtension: 'hl7-ai' },
  { r5: true, idKey: 'a secret of some length', family: 'drop' },
]
const decoder = new TextDecoder()

/** The first line that two texts have otherwise. */
function differenceOf(written: string, expected: string): { written: string; expected: string } | undefined {
  if (written === expected) return undefined
  const [some, others] = [written.split('\n'), expected.split('\n')]
  const at = some.findIndex((line, i) => line !== others[i])
  return { written: some[at]!, expected: others[at]! }
}

describe('createNdjsonEncoder', () => {
  it.each(ways)(
    'gives what objects give: %o',
    (options) => {
      // one encoder for all notes: its templates are used on others than they were made of
      const encoder = createNdjsonEncoder(options)
      fc.assert(
        fc.property(sources, sources, (source, other) => {
          for (const one of [source, { ...source, note: other.note }]) {
            const { resources } = buildResources(one, options, 'literal')
            const lines = resources.map((resource) => `${writeJson(resource)}\n`).join('')
            expect(differenceOf(decoder.decode(encoder.encode(one)), lines)).toBe(undefined)
          }
        }),
        { numRuns: 100 },
      )
    },
    60_000,
  )
  it('refuses wrong options when it is made', () =>
    expect(() => createNdjsonEncoder({ minConfidence: 7 })).toThrow(/minConfidence/))
  it('is what whole notes give', () => {
    const extractor = createExtractor()
    const writer = createNdjsonWriter()
    for (const note of [
      'PMH: gout. Meds: Lasix 40 mg po bid, K 4.10, BP 120/80.',
      'PMH: gout, CHF. Denies fever. Lasix 40 mg po bid.',
      '😷 PMH: gout.',
    ]) {
      const extraction = extractor.extract(note)
      expect(decoder.decode(writer.write(extraction))).toBe(
        toResources(extraction)
          .map((one) => `${writeJson(one)}\n`)
          .join(''),
      )
    }
  })
})
