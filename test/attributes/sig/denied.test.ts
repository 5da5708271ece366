/** What a denial before a drug speaks of. */
import { expect, it } from 'vitest'
import { statusesOf } from './lexicon.ts'

it.each<[string, Record<string, string>]>([
  ['He had no further bleeding and was given 10 mg of Decadron.', { Decadron: 'completed' }],
  ['No complications, and the patient received Ancef.', { Ancef: 'completed' }],
  ['Denies fever or use of aspirin.', { aspirin: 'not-taken' }],
  ['No steroids or aspirin.', { steroids: 'not-taken', aspirin: 'not-taken' }],
  ['Denies chest pain, aspirin.', { aspirin: 'not-taken' }],
  ['No weakness on aspirin 81 mg daily.', { aspirin: 'active' }],
])('%s', (text, expected) => expect(statusesOf(text)).toEqual(expected))
