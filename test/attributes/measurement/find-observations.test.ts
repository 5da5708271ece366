/** Whole notes: the property that what is printed reads back, and texts that want to break us. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { observe, read } from './page-of.ts'

const comparators = ['', '<', '>', '<=', '>='] as const

describe('what our own formatter prints reads back', () => {
  const shapes: readonly ((name: string, value: string) => string)[] = [
    (name, value) => `${name} ${value}`,
    (name, value) => `${name}: ${value}`,
    (name, value) => `${name} = ${value}`,
    (name, value) => `The ${name} was ${value} today.`,
    (name, value) => `${name} of ${value}, and nothing else.`,
    (name, value) => `- ${name} ${value} | seen`,
  ]
  it('value, unit and comparator', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 2499 }),
        fc.constantFrom(0, 1, 2),
        fc.constantFrom(...comparators),
        fc.constantFrom('', ' mg/dL'),
        fc.constantFrom(...shapes),
        (number, digits, comparator, unit, shape) => {
          const value = (number / 10 ** digits).toFixed(digits)
          const expected = `glucose|${comparator}${value}${unit ? '|mg/dL' : ''}`
          expect(read(shape('glucose', `${comparator}${value}${unit}`))).toEqual([expected])
        },
      ),
      { seed: 7, numRuns: 300 },
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
        const start = performance.now()
        observe(text)
        return performance.now() - start
      }
      time(500)
      const small = Math.max(time(1000), 5)
      expect(time(8000)).toBeLessThan(small * 8 * 4)
    })
  it('has nothing to say of an empty note', () => expect(observe('')).toEqual([]))
})
