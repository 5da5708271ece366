/** Why something is no finding. */
import { describe, expect, it } from 'vitest'
import { explainLost } from '../../src/explain/index.ts'
import { createExtractor, defineRule } from '../../src/node.ts'

const extractor = createExtractor()
const lostIn = (text: string): string[] =>
  explainLost(extractor.extract(text)).map(({ kind, rule, words }) => `${kind} ${rule}: ${words}`)

describe('explainLost', () => {
  it.each([
    ['Has chest pain.', 'condition mentions/longer-term: “pain” is part of a longer term: “chest pain”'],
    [
      'Hernia repair in May.',
      'condition mentions/names-another: “Hernia” with “repair” after it is the name of something else: a procedure, a test, a device',
    ],
    ['Took cough syrup.', 'condition mentions/inside: “cough” is part of the name of something else: “cough syrup”'],
    [
      'All is well.',
      'condition lexicon/other-case: “All” counts only when it is written in other letters, as capitals',
    ],
    [
      '98% RA',
      'condition ambiguous/number-before: “RA” has several meanings; here it is no condition, because a number stands before it',
    ],
    [
      'Check creatinine.',
      'observation observation/no-value: “creatinine” names a test, but no value that is its own stands near',
    ],
  ])('%j', (text, loss) => expect(lostIn(text)).toContainEqual(loss))
  it('tells what a rule of one’s own dropped', () => {
    const rule = defineRule({
      name: 'clinic/no-gout',
      on: 'mention',
      kind: 'condition',
      decide: () => ({ drop: true }),
    })
    const extraction = createExtractor({ rules: [rule] }).extract('Has gout.')
    expect(explainLost(extraction)).toContainEqual(
      expect.objectContaining({
        rule: 'clinic/no-gout',
        words: 'the rule clinic/no-gout dropped it',
        span: { start: 4, end: 8 },
      }),
    )
  })
  it('has no finding in it', () => {
    const extraction = extractor.extract('Has gout. Cr 1.8. Lasix 40 mg daily.')
    const found = extraction.findings.flatMap(({ evidence }) => evidence.map(({ start }) => start))
    const lost = explainLost(extraction).filter(({ kind }) => kind !== 'observation')
    expect(lost.filter(({ span, rule }) => found.includes(span.start) && rule !== 'mentions/longer-term')).toEqual([])
  })
  it('is the same each time, and changes nothing', () => {
    const text = 'Hernia repair. Has gout and chest pain.'
    const extraction = extractor.extract(text)
    const before = JSON.stringify(extraction.findings)
    expect(explainLost(extraction)).toEqual(explainLost(extraction))
    expect(JSON.stringify(extraction.findings)).toBe(before)
  })
})
