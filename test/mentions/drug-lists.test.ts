/** Names that are something else too, beside another drug. */
import { expect, it } from 'vitest'
import { drugsOf } from '../attributes/sig/lexicon.ts'

it.each<[string, readonly string[]]>([
  ['vori, cefepime', ['vori', 'cefepime']],
  ['tac 3 BID, MMF 500 BID', ['tac', 'MMF']],
  ['etomidate 20/roc 80', ['etomidate', 'roc']],
  ['ketamine 90 mg/roc 70', ['ketamine', 'roc']],
  ['D5NS + 20 KCl', ['D5NS', 'KCl']],
  ['NS w/ 40 mEq KCl', ['NS', 'KCl']],
  ['NS, supine', []],
  ['roc curve, prop design', []],
])('%s: %j', (text, names) => {
  expect(Object.keys(drugsOf(text))).toEqual(names)
})
