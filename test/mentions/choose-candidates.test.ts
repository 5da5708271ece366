/** Ambiguous words: let in by a list of conditions, kept out where a rule or nothing speaks for them. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const conditions = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((mention) => (mention.kind === 'condition' ? [mention.text] : []))

describe('choosing', () => {
  it.each([
    ['No tenderness, masses, or rebound.', ['tenderness', 'masses', 'rebound']],
    ['No murmurs, rubs or gallops.', ['murmurs', 'rubs', 'gallops']],
    ['Acute renal failure with chest pain.', ['Acute renal failure', 'chest pain']],
    ['Follow-up for hernia repair.', []],
    ['Sats 96% RA.', []],
    ['RA on methotrexate, doing well.', ['RA']],
    ['A 1 cm cut was made with the scalpel.', []],
  ])('%s', (text, expected) => expect(conditions(text)).toEqual(expected))
})
