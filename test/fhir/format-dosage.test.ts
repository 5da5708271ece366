/** Dosages in words, and back: what is written is read as the same, and no "every so many hours" becomes more doses than a day has. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dosage, Quantity, TimingRepeat } from '../../src/fhir/index.ts'
import { builtin, formatDosage, parseSig } from '../../src/node.ts'

const lexicon = builtin('en')
const ucum = 'http://unitsofmeasure.org'
const parse = (words: string): readonly Dosage[] => parseSig(words, lexicon).dosage
const quantity = (value: number, unit: string, code: string): Quantity => ({ value, unit, system: ucum, code })

/** What of a Dosage is not words. */
function parts({ text: _, timing, route, ...rest }: Dosage): object {
  return {
    ...rest,
    ...(timing?.repeat ? { repeat: timing.repeat } : {}),
    ...(route?.coding ? { route: route.coding } : {}),
  }
}

const number = fc.oneof(
  fc.integer({ min: 1, max: 99 }),
  fc.integer({ min: 1, max: 19 }).map((half) => half + 0.5),
)
const units = fc.constantFrom(
  ['mg', 'mg', 'mg'],
  ['mcg', 'mcg', 'ug'],
  ['mL', 'mL', 'mL'],
  ['unit', 'units', '[IU]'],
  ['tablet', 'tablets', '{tbl}'],
  ['capsule', 'capsules', '{cap}'],
  ['puff', 'puffs', '{puff}'],
  ['drop', 'drops', '[drp]'],
  ['mg/kg', 'mg/kg', 'mg/kg'],
)
const dose = fc
  .tuple(number, fc.option(fc.integer({ min: 1, max: 5 }), { nil: 0 }), units)
  .map(([low, more, [one, many, code]]) => {
    if (more === 0) return { doseQuantity: quantity(low, low === 1 ? one! : many!, code!) }
    return { doseRange: { low: quantity(low, many!, code!), high: quantity(low + more, many!, code!) } }
  })
const routes = fc.constantFrom(
  ['oral', '26643006'],
  ['intravenous', '47625008'],
  ['subcutaneous', '34206005'],
  ['rectal', '37161004'],
  ['topical', '6064005'],
  ['sublingual', '37839007'],
)

const often: fc.Arbitrary<TimingRepeat> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('d', 'wk', 'mo'))
  .map(([frequency, periodUnit]) => ({ frequency, period: 1, periodUnit }))
const every: fc.Arbitrary<TimingRepeat> = fc
  .tuple(
    fc.integer({ min: 2, max: 72 }),
    fc.option(fc.integer({ min: 1, max: 12 }), { nil: 0 }),
    fc.constantFrom('min', 'h', 'd', 'wk', 'mo'),
  )
  .map(([period, more, periodUnit]) => ({
    frequency: 1,
    period,
    ...(more ? { periodMax: period + more } : {}),
    periodUnit,
  }))
const range: fc.Arbitrary<TimingRepeat> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }))
  .map(([low, more]) => ({ frequency: low, frequencyMax: low + more, period: 1, periodUnit: 'd' }))
const moment: fc.Arbitrary<TimingRepeat> = fc
  .constantFrom('MORN', 'NOON', 'AFT', 'EVE', 'HS', 'CM', 'CD', 'CV', 'ACM', 'ACD', 'ACV')
  .map((when) => ({ frequency: 1, period: 1, periodUnit: 'd', when: [when] }))
const meals: fc.Arbitrary<TimingRepeat> = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.constantFrom('C', 'AC', 'PC'))
  .map(([frequency, when]) => ({ frequency, period: 1, periodUnit: 'd', when: [when] }))
const clock: fc.Arbitrary<TimingRepeat> = fc
  .uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 2, maxLength: 4 })
  .map((hours) => hours.sort((a, b) => a - b))
  .map((hours) => ({
    frequency: hours.length,
    period: 1,
    periodUnit: 'd',
    timeOfDay: hours.map((hour) => `${String(hour).padStart(2, '0')}:00:00`),
  }))
const days: fc.Arbitrary<TimingRepeat> = fc
  .subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, { minLength: 2 })
  .map((dayOfWeek) => ({ frequency: 1, period: 1, periodUnit: 'd', dayOfWeek }))

const time = fc.tuple(
  fc.integer({ min: 1, max: 30 }),
  fc.constantFrom(['h', 'hours'], ['d', 'days'], ['wk', 'weeks'], ['mo', 'months']),
)
const bounds: fc.Arbitrary<TimingRepeat> = fc.oneof(
  time.map(([value, [code, unit]]) => ({ boundsDuration: quantity(value, unit!, code!) })),
  time.map(([value, [code, unit]]) => ({
    boundsRange: { low: quantity(value, unit!, code!), high: quantity(value + 3, unit!, code!) },
  })),
  fc.integer({ min: 2, max: 30 }).map((count) => ({ count })),
  fc.constant({}),
)
const asNeeded = fc.oneof<fc.Arbitrary<Partial<Dosage>>[]>(
  fc.constant({}),
  fc.constant({ asNeededBoolean: true }),
  fc
    .constantFrom('pain', 'nausea', 'shortness of breath', 'anxiety', 'fever')
    .map((text) => ({ asNeededCodeableConcept: { text } })),
)
const most = fc.option(
  fc
    .tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(['g', 'g', 'g'], ['mg', 'mg', 'mg'], ['tablet', 'tablets', '{tbl}']),
      fc.constantFrom(quantity(1, 'day', 'd'), quantity(12, 'hours', 'h'), quantity(8, 'hours', 'h')),
    )
    .map(([value, [one, many, code], denominator]) => ({
      maxDosePerPeriod: { numerator: quantity(value, value === 1 ? one! : many!, code!), denominator },
    })),
  { nil: {} },
)

const dosages: fc.Arbitrary<Dosage> = fc
  .record({
    dose,
    route: fc.option(routes, { nil: null }),
    repeat: fc.oneof(often, every, range, moment, meals, clock, days),
    bounds,
    asNeeded,
    most,
  })
  .map(({ dose, route, repeat, bounds, asNeeded, most }) => ({
    timing: { repeat: { ...bounds, ...repeat } },
    ...asNeeded,
    ...(route ? { route: { coding: [{ system: 'http://snomed.info/sct', code: route[1]! }], text: route[0]! } } : {}),
    doseAndRate: [dose],
    ...most,
  }))

describe('formatDosage', () => {
  it('gives words that are read as the same Dosage', () => {
    fc.assert(
      fc.property(dosages, (dosage) => {
        const words = formatDosage(dosage)
        const read = parse(words)
        // a form may imply the route: puffs are inhaled
        const known = dosage.route ? read : read.map(({ route: _, ...rest }): Dosage => rest)
        expect(known.map(parts), words).toEqual([parts(dosage)])
        // and what was read is written, and read, as itself: words and codes, once they are normal ("weekends")
        const normal = formatDosage(read)
        expect(parse(normal).map(({ text: _, ...rest }) => rest)).toEqual(read.map(({ text: _, ...rest }) => rest))
        expect(formatDosage(parse(normal))).toBe(normal)
      }),
      { numRuns: 400 },
    )
  })
  it('gives the steps of a taper in order', () => {
    const step = fc.tuple(number, fc.integer({ min: 2, max: 14 }))
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 4 }), (steps) => {
        const made = steps.map(
          ([mg, days], i): Dosage => ({
            sequence: i + 1,
            timing: { repeat: { boundsDuration: quantity(days, 'days', 'd') } },
            doseAndRate: [{ doseQuantity: quantity(mg, 'mg', 'mg') }],
          }),
        )
        expect(parse(formatDosage([...made].reverse())).map(parts)).toEqual(made.map(parts))
      }),
      { numRuns: 50 },
    )
  })
  it.each([
    ['1-2 tabs po q4-6h prn pain', '1-2 tablets po every 4-6 hours as needed for pain'],
    ['125 mL/hr', '125 mL/h intravenous continuous'],
    ['1 patch every 72 hours', '1 patch transdermal every 72 hours'],
    ['40 mg as directed', '40 mg as directed'],
    ['20 mg x1', '20 mg once'],
    ['500 mg three times daily with meals for 7-10 days', '500 mg three times daily with meals for 7-10 days'],
    ['25 mg every morning and 12.5 mg every evening', '25 mg every morning, then 12.5 mg every evening'],
    ['max 4 g per day', 'max 4 g per day'],
  ])('%s: %s', (sig, words) => {
    expect(formatDosage(parse(sig))).toBe(words)
    expect(formatDosage(parse(words))).toBe(words)
  })
  it('has words for a Dosage of others: a code without numbers, a route without words, nothing', () => {
    expect(formatDosage({ timing: { code: { coding: [{ system: 'x', code: 'BID' }] } } })).toBe('twice daily')
    expect(formatDosage({ route: { coding: [{ system: 'http://snomed.info/sct', code: '26643006' }] } }, lexicon)).toBe(
      'oral',
    )
    expect(formatDosage({})).toBe('')
    expect(formatDosage([])).toBe('')
  })
})

describe('every so many hours', () => {
  const forms: ((n: number, m: number) => string)[] = [
    (n) => `q${n}h`,
    (n) => `q${n}hrs`,
    (n) => `q ${n} h`,
    (n) => `q. ${n} h.`,
    (n) => `every ${n} hours`,
    (n) => `every ${n} hrs prn pain`,
    (n) => `${n} hourly`,
    (n, m) => `q${n}-${m}h`,
    (n, m) => `every ${n} to ${m} hours`,
    (n) => `1 tab po q${n}h x 7 days`,
    (n) => `2 tabs every ${n} hours, max 8 tablets per day`,
    (n) => `one tab q${n}h around the clock`,
  ]
  it('never becomes more doses than a day has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 72 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...forms),
        (hours, more, form) => {
          const words = form(hours, hours + more)
          for (const { timing } of parse(words)) {
            const { frequency = 1, frequencyMax, period, periodUnit } = timing?.repeat ?? {}
            if (period === undefined) continue
            const perDay =
              ((frequencyMax ?? frequency) / period) *
              { s: 86400, min: 1440, h: 24, d: 1, wk: 1 / 7, mo: 1 / 30, a: 1 / 365 }[periodUnit!]
            expect(perDay, words).toBeLessThanOrEqual(24 / hours + 1e-9)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
