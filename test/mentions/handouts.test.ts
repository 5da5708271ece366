/** What a handout is about is nobody's condition. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'condition' ? [one.text] : []))

it.each<[string, string[]]>([
  ['She was given a handout on plantar fasciitis.', []],
  ['He received written information regarding gout and asthma.', []],
  ['Literature about diabetes was provided.', []],
  ['There is no further information regarding her stroke.', ['stroke']],
  ['She asked about her asthma.', ['asthma']],
  ['A handout on gout was given. She has a fever.', ['fever']],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))
