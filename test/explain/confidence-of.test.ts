/** Confidence for eyes. */
import { expect, it } from 'vitest'
import type { Confidence } from '../../src/confidence/index.ts'
import { confidenceOf } from '../../src/explain/confidence-of.ts'
import { builtin, createExtractor } from '../../src/node.ts'

const confidence = {
  value: 0.9,
  mention: 0.95,
  assertion: 0.97,
  attributes: null,
  factors: [
    { part: 'mention', name: 'base', weight: 2.2 },
    { part: 'mention', name: 'ambiguous', weight: -0.6 },
    { part: 'assertion', name: 'absent', weight: 0.1 },
    { part: 'assertion', name: 'somethingNew', weight: 0.2 },
  ],
} as unknown as Confidence

it('has the parts that there are', () =>
  expect(confidenceOf(confidence, 'condition', builtin('en')).parts).toEqual([
    { name: 'mention', value: 0.95 },
    { name: 'assertion', value: 0.97 },
  ]))
it('puts the strongest factor first, in the words of the table, and leaves the base out', () =>
  expect(
    confidenceOf(confidence, 'condition', builtin('en')).factors.map(({ words, weight }) => [words, weight]),
  ).toEqual([
    ['the term is ambiguous alone and was let in by evidence', -0.6],
    ['something new', 0.2],
    ['denied', 0.1],
  ]))
it('has words for every factor that a note shows', () => {
  const { findings, lexicon } = createExtractor().extract(
    'PMH: gout. Possible PE vs pneumonia. Lasix 40 mg BID. Cr 1.8.',
  )
  const unnamed = findings.flatMap(({ confidence: one, kind }) =>
    confidenceOf(one, kind, lexicon).factors.filter(
      ({ words }) => !words.includes(' ') && words !== 'denied' && words !== 'hedged',
    ),
  )
  expect(unnamed.map(({ name, words }) => [name, words])).toEqual([])
})
