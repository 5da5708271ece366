/** Reactions to drugs that are named are past, and so is what a finished course was for; what a drug is for is not. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const past = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.flatMap((one) => (one.kind === 'condition' ? [`${one.text} ${one.temporality}`] : []))

it.each<[string, string[]]>([
  ['Could not tolerate Lipitor (myalgia), Zetia (diarrhea).', ['myalgia historical', 'diarrhea historical']],
  ["Didn't tolerate Lipitor - cough and nausea.", ['cough historical', 'nausea historical']],
  ['Tolerated Lasix (edema better).', ['edema current']],
  ['Unable to tolerate CPAP due to claustrophobia.', ['claustrophobia current']],
  ['Failed Zoloft 2/2 diarrhea, now on Prozac for depression.', ['diarrhea historical', 'depression current']],
  ['Tried Tylenol (headache).', ['headache current']],
  ['Sulfa gave him a terrible rash.', ['terrible rash historical']],
  ['Stress gave him a headache.', ['headache current']],
  ['Itching from codeine. Itching from the bandage.', ['Itching historical', 'Itching current']],
  ['Completed prednisone x5d for COPD exac.', ['COPD exac historical']],
  ['Completed metformin paperwork. Seen for UTI.', ['UTI current']],
])('%s', (text, expected) => expect(past(text)).toEqual(expected))
