/** A side between the words of a term. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.flatMap((one) => (one.kind === 'condition' ? [`${one.text} ${one.icd10cm ?? '-'}`] : []))

it.each<[string, string[]]>([
  ['Undescended left testicle.', ['Undescended left testicle Q53.10']],
  ['Swollen right ankle.', ['Swollen right ankle M25.471']],
  ['Painful left hip.', ['Painful left hip M25.552']],
  ['Perforated left eardrum.', ['Perforated left eardrum H72.92']],
  ['No swollen left leg.', ['swollen left leg R60.0']],
  ['Pain left knee.', ['Pain left knee M25.562']],
  ['Undescended L testicle.', ['Undescended L testicle Q53.10']],
  ['Swollen R ankle.', ['Swollen R ankle M25.471']],
  ['Coarse at L base.', ['Coarse at L base R09.89']],
  ['Given 2 L fluid overnight.', []],
  ['Turned left at the door.', []],
  ['Normal left testicle.', []],
])('%j', (text, expected) => expect(found(text)).toEqual(expected))
