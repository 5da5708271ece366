/** Names of diseases that are tests' where a result stands beside them. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const conditions = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((mention) => (mention.kind === 'condition' ? [mention.text] : []))

describe('a test and its result', () => {
  it.each([
    ['Labs: Hep B neg, HSV PCR neg, schistocytes negative', []],
    ['Acyclovir was stopped after neg HSV.', []],
    ['LABS\nRVP: + rhinovirus; flu A/B neg', []],
    ['Rotavirus positive on 3/2.', ['Rotavirus']],
    ['She was negative for hepatitis B.', ['hepatitis B']],
    ['Chronic hepatitis B, malaria in 2010.', ['Chronic hepatitis B', 'malaria']],
    ['ROS: hematuria negative, + sputum production.', ['hematuria', 'sputum production']],
  ])('%s', (text, expected) => expect(conditions(text)).toEqual(expected))
})
