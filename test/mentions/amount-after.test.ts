/** The measure behind a sign that is worth a call belongs to its words; one that says how long or how much does not. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'condition' ? [one.text] : []))

it.each<[string, string[]]>([
  ['Call for fever >101.', ['fever >101']],
  ['Return for fever greater than 101.5 or chills.', ['fever greater than 101.5', 'chills']],
  ['Call for weight gain >3 lb/day, swelling.', ['weight gain >3 lb/day', 'swelling']],
  ['Call for weight gain of more than 3 pounds.', ['weight gain of more than 3 pounds']],
  ['Call for seizure >5 min.', ['seizure']],
  ['Return for vomiting >2x.', ['vomiting']],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))
