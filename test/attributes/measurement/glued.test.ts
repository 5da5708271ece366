/** Glued vital signs. */
import { describe, expect, it } from 'vitest'
import { observe, read } from './page-of.ts'

describe('glued vital signs', () => {
  for (const [text, values] of [
    [
      'BP131/74, HR78, RR12, 36.9C',
      ['blood pressure|131/74|mm[Hg]', 'heart rate|78|/min', 'respiratory rate|12|/min', 'temperature|36.9|Cel'],
    ],
    ['P95 R20, T36.6', ['heart rate|95|/min', 'respiratory rate|20|/min', 'temperature|36.6|Cel']],
    ['a P53 stain, exon R20', []],
    ['kept at 37.0C', []],
  ] as const) // prettier-ignore
    it(text, () => expect(read(text)).toEqual(values))
  it('knows where the value stands', () => {
    const text = 'BP 120/80 HR78'
    const { span } = observe(text)[1]!.measurement.value
    expect(text.slice(span.start, span.end)).toBe('78')
  })
})
