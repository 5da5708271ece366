/** Confidence for eyes. */
import { expect, it } from 'vitest'
import type { Confidence } from '../../src/confidence/index.ts'
import { confidenceOf } from '../../src/explain/confidence-of.ts'

it('puts the strongest factor first, and leaves the base out', () =>
  expect(
    confidenceOf({
      value: 0.9,
      mention: 0.9,
      assertion: null,
      attributes: null,
      factors: [
        { part: 'mention', name: 'base', weight: 2.2 },
        { part: 'mention', name: 'cue', weight: 0.1 },
        { part: 'mention', name: 'hedged', weight: -0.6 },
        { part: 'mention', name: 'somethingNew', weight: 0.2 },
      ],
    }),
  ).toEqual({
    value: 0.9,
    parts: [{ name: 'mention', value: 0.9 }],
    factors: [
      { name: 'hedged', weight: -0.6, words: 'possible or hypothetical' },
      { name: 'somethingNew', weight: 0.2, words: 'something new' },
      { name: 'cue', weight: 0.1, words: 'a cue asserts it' },
    ],
  }))
it('takes parts along, whatever they are called', () =>
  expect(
    confidenceOf({ value: 0.9, mention: 0.95, assertion: { value: 0.97 }, factors: [] } as unknown as Confidence).parts,
  ).toEqual([
    { name: 'mention', value: 0.95 },
    { name: 'assertion', value: 0.97 },
  ]))
