/** Arrows before the name of what rose or fell. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.flatMap((one) => (one.kind === 'condition' ? [`${one.text} ${one.icd10cm ?? '-'}`] : []))

it.each<[string, string[]]>([
  ['↑ Cr, ↓ Hgb', ['↑ Cr R79.89', '↓ Hgb D64.9']],
  ['↓ UOP overnight', ['↓ UOP R34']],
  ['↑ Cr 1.8', []],
  ['↑ Lasix to 80', []],
  ['↑ LDL: consider statin', ['↑ LDL E78.00']],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))
