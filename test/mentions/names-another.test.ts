/** What a word behind a name makes of it. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.flatMap((one) =>
      one.kind === 'observation' ? [] : [`${one.text}${one.kind === 'condition' ? ` ${one.certainty}` : ''}`],
    )

it.each<[string, string[]]>([
  ['Hernia repair in May.', []],
  ['Insulin pump in place.', []],
  ['Methicillin-resistant.', []],
  ['Order a diabetes diet.', []],
  ['PAST MEDICAL HISTORY: DM2 diet, gout', ['DM2 present', 'gout present']],
  ['Preeclampsia precautions reviewed.', ['Preeclampsia hypothetical']],
  ['Fall precautions. Pneumonia precautions.', []],
])('%j', (text, expected) => expect(found(text)).toEqual(expected))
