/** Whole notes: the property that what is printed reads back, and texts that want to break us. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { observe, read } from './page-of.ts'

/** A test, how notes call it, what values it may have, and its units as written and in UCUM. */
interface Printable {
  readonly name: string
  readonly terms: readonly string[]
  readonly low: number
  readonly high: number
  readonly digits: readonly number[]
  readonly units: readonly (readonly [string, string])[]
  /** The unit that is put where none is written. */
  readonly implied?: string
}

const printables: readonly Printable[] = [
  {
    name: 'glucose',
    terms: ['glucose', 'gluc'],
    low: 20,
    high: 900,
    digits: [0, 1],
    units: [
      ['mg/dL', 'mg/dL'],
      ['mg/dl', 'mg/dL'],
      ['mmol/L', 'mmol/L'],
    ],
  },
  {
    name: 'creatinine',
    terms: ['creatinine', 'Cr'],
    low: 0.3,
    high: 15,
    digits: [1, 2],
    units: [
      ['mg/dL', 'mg/dL'],
      ['mg per dL', 'mg/dL'],
    ],
  },
  {
    name: 'sodium',
    terms: ['sodium', 'Na'],
    low: 105,
    high: 175,
    digits: [0],
    units: [
      ['mEq/L', 'meq/L'],
      ['mmol/L', 'mmol/L'],
    ],
  },
  {
    name: 'hemoglobin',
    terms: ['hemoglobin', 'Hgb'],
    low: 3,
    high: 22,
    digits: [0, 1],
    units: [
      ['g/dL', 'g/dL'],
      ['gm/dl', 'g/dL'],
    ],
  },
  {
    name: 'leukocytes',
    terms: ['leukocytes', 'WBC'],
    low: 0.5,
    high: 90,
    digits: [1],
    units: [
      ['K/uL', '10*3/uL'],
      ['x10^3/uL', '10*3/uL'],
    ],
  },
  {
    name: 'aspartate aminotransferase',
    terms: ['AST'],
    low: 5,
    high: 9000,
    digits: [0],
    units: [
      ['U/L', 'U/L'],
      ['units/L', 'U/L'],
    ],
  },
  {
    name: 'blood urea nitrogen',
    terms: ['BUN', 'blood urea nitrogen'],
    low: 2,
    high: 180,
    digits: [0],
    units: [['mg/dL', 'mg/dL']],
  },
  {
    name: 'temperature',
    terms: ['temperature', 'temp'],
    low: 93,
    high: 106,
    digits: [1],
    units: [
      ['°F', '[degF]'],
      ['degrees F', '[degF]'],
    ],
    implied: '[degF]',
  },
  {
    name: 'heart rate',
    terms: ['HR', 'pulse'],
    low: 30,
    high: 210,
    digits: [0],
    units: [
      ['bpm', '/min'],
      ['beats per minute', '/min'],
    ],
    implied: '/min',
  },
  {
    name: 'oxygen saturation',
    terms: ['O2 sat', 'SpO2'],
    low: 60,
    high: 99,
    digits: [0],
    units: [
      ['%', '%'],
      ['percent', '%'],
    ],
    implied: '%',
  },
  {
    name: 'weight',
    terms: ['weight', 'wt'],
    low: 35,
    high: 190,
    digits: [0, 1],
    units: [
      ['kg', 'kg'],
      ['lbs', '[lb_av]'],
    ],
  },
] // prettier-ignore

type Shape = (name: string, value: string) => string
const shapes: readonly Shape[] = [
  (name, value) => `${name} ${value}`,
  (name, value) => `${name}: ${value}`,
  (name, value) => `${name} = ${value}`,
  (name, value) => `The ${name} was ${value} today.`,
  (name, value) => `The ${name} is now ${value}.`,
  (name, value) => `${name} of ${value}, and nothing else.`,
  (name, value) => `- ${name} ${value} | seen`,
  (name, value) => `${name} | ${value}`,
  (name, value) => `${name} on admission was ${value}.`,
  (name, value) => `${name} came back at ${value}; will follow.`,
  (name, value) => `${name}\n${value}`,
  (name, value) => `He came with a ${name} of ${value}.`,
]

const signs = ['', '<', '>', '<=', '>='] as const
const worded = [
  ['less than ', '<'],
  ['greater than ', '>'],
  ['at least ', '>='],
  ['> ', '>'],
  ['≤', '<='],
] as const // prettier-ignore

const written = (number: number, digits: number, thousands: boolean): string => {
  const text = number.toFixed(digits)
  return thousands ? text.replace(/^(\d)(\d{3})(?=$|\.)/, '$1,$2') : text
}

describe('what is printed in any shape reads back', () => {
  const pick = fc.record({
    test: fc.constantFrom(...printables),
    term: fc.nat(),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    digits: fc.nat(),
    unit: fc.nat(),
    shape: fc.constantFrom(...shapes),
    thousands: fc.boolean(),
  })
  const choose = <T>(list: readonly T[], n: number): T => list[n % list.length]!

  // a short form that is ambiguous alone wants its value right after it
  const direct = new Set(shapes.slice(0, 3))
  const termFor = ({ terms }: Printable, n: number, shape: Shape): string =>
    direct.has(shape) ? choose(terms, n) : terms[0]!

  it('a number with its comparator and unit', () => {
    fc.assert(
      fc.property(
        pick,
        fc.constantFrom<readonly [string, string]>(...signs.map((sign) => [sign, sign] as const), ...worded),
        ({ test, term, place, digits, unit, shape, thousands }, [before, comparator]) => {
          const precision = choose(test.digits, digits)
          const units = [...test.units, ['', ''] as const]
          const [spelling, ucum] = choose(units, unit)
          const number = test.low + place * (test.high - test.low)
          const value = written(number, precision, false)
          const text = `${before}${written(number, precision, thousands)}${spelling === '' ? '' : spelling === '%' ? '%' : ` ${spelling}`}`
          // a portal's next line begins with the number itself
          fc.pre(!(before !== '' && shape('', '') === '\n'))
          const shown = ucum || test.implied
          const expected = `${test.name}|${comparator}${value}${shown ? `|${shown}` : ''}`
          expect(read(shape(termFor(test, term, shape), text))).toEqual([expected])
        },
      ),
      { seed: 7, numRuns: 1500 },
    )
  })
  it('a range with its unit', () => {
    fc.assert(
      fc.property(pick, fc.constantFrom('-', ' - '), ({ test, term, place, unit, shape }, dash) => {
        const [spelling, ucum] = choose(test.units, unit)
        const precision = test.digits[0]!
        const step = (test.high - test.low) / 4
        const low = (test.low + (place * (test.high - test.low)) / 2).toFixed(precision)
        const high = (Number(low) + step).toFixed(precision)
        const text = `${low}${dash}${high}${spelling === '%' ? '' : ' '}${spelling}`
        fc.pre(!['\n'].includes(shape('', '')))
        expect(read(shape(termFor(test, term, shape), text))).toEqual([`${test.name}|${low}-${high}|${ucum}`])
      }),
      { seed: 8, numRuns: 400 },
    )
  })
  it('a blood pressure', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 70, max: 240 }),
        fc.integer({ min: 30, max: 65 }),
        fc.constantFrom('/', ' over ', ' / '),
        fc.constantFrom('', ' mmHg', ' mm Hg'),
        fc.constantFrom(...shapes),
        (systolic, diastolic, join, unit, shape) => {
          expect(read(shape('BP', `${systolic}${join}${diastolic}${unit}`))).toEqual([
            `blood pressure|${systolic}/${diastolic}|mm[Hg]`,
          ])
        },
      ),
      { seed: 9, numRuns: 300 },
    )
  })
  it('a list of several tests', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(printables.filter(({ implied }) => !implied) as Printable[], {
          minLength: 2,
          maxLength: 6,
        }),
        fc.constantFrom(', ', ' | ', '; ', '\n', '  '),
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        (tests, join, place) => {
          const parts = tests.map((test) => {
            const value = (test.low + place * (test.high - test.low)).toFixed(test.digits[0]!)
            return { text: `${test.terms[0]} ${value}`, expected: `${test.name}|${value}` }
          })
          expect(read(parts.map(({ text }) => text).join(join))).toEqual(parts.map(({ expected }) => expected))
        },
      ),
      { seed: 10, numRuns: 300 },
    )
  })
})

describe('texts that want to break us', () => {
  it('nothing throws, and every span is in the text', () => {
    const pieces = [
      'Na',
      'WBC',
      'BP',
      'K',
      '138',
      '4.2',
      '120/80',
      '->',
      '(',
      ')',
      '[',
      ']',
      '|',
      '/',
      '<',
      ',',
      '.',
      '\n',
      '  ',
      'neg',
      'and',
      'was',
      '%',
      'x',
      '-',
      '*',
      'UA:',
      'ABG',
      'VS',
      '+',
      '5\'4"',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (words) => {
        const text = words.join(words.length % 2 ? ' ' : '')
        for (const { measurement, first, end } of observe(text)) {
          expect(measurement.span.start).toBeLessThan(measurement.span.end)
          expect(measurement.span.end).toBeLessThanOrEqual(text.length)
          expect(first).toBeLessThan(end)
        }
      }),
      { seed: 11, numRuns: 400 },
    )
  })
  for (const piece of ['1 ', '1/', '(', 'Na ', 'Na 138 -> ', '138|', 'BP 120/80 ', 'Na, ', 'UA: WBC '])
    it(`${JSON.stringify(piece)} again and again takes linear time`, () => {
      const time = (n: number): number => {
        const text = piece.repeat(n)
        let least = Number.POSITIVE_INFINITY
        for (let round = 0; round < 3; round++) {
          const before = process.cpuUsage()
          observe(text)
          least = Math.min(least, process.cpuUsage(before).user / 1000)
        }
        return least
      }
      time(500)
      const small = Math.max(time(1000), 5)
      expect(time(8000)).toBeLessThan(small * 8 * 4)
    })
  it('has nothing to say of an empty note', () => expect(observe('')).toEqual([]))
})

describe('what is odd', () => {
  const issues = (text: string): readonly string[] => {
    const found: string[] = []
    observe(text, ({ code, span }) => found.push(`${code} ${text.slice(span!.start, span!.end)}`))
    return found
  }
  it('reports values that can not be', () => expect(issues('HR 1200')).toEqual(['attributes/implausible-value 1200']))
  it('reports a grid whose columns do not line up', () =>
    expect(
      issues('LABS   06/12 0400  06/11 1600  06/10 1600\nWBC              1  6.4\nHgb     7.2     7.6     7.9'),
    ).toContain('attributes/uneven-grid 1'))
  it('says nothing of what is well', () => expect(issues('HR 72, glucose 98')).toEqual([]))
})
