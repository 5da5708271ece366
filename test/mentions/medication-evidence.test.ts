/** What says that a name that is a test or a word too is a drug. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const drugs = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.filter(({ kind }) => kind === 'medication')
    .map(({ text }) => text)

it.each<[string, string[]]>([
  ['Iron 325 mg daily.', ['Iron']],
  ['Iron 25 L, ferritin 8.', []],
  ['B12 190 L', []],
  ['B12 1000 mcg daily', ['B12']],
  ['Calcium 7.9 L, Mag 1.5 L', []],
  ['started on iron', ['iron']],
  ['iron infusion', ['iron']],
  ['NS 1 L bolus', ['NS']],
])('%s', (text, expected) => expect(drugs(text)).toEqual(expected))
