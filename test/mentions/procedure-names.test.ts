/** What an operation is named after is no condition of its list. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'condition' ? [one.text] : []))

it.each<[string, string[]]>([
  ['PROCEDURES: 1. Removal of foreign body. 2. Excision of mass, left thigh.', []],
  ['PROCEDURE: Closure for spina bifida.', ['spina bifida']],
  ['PROCEDURE: Colonoscopy.\nINDICATION: Removal of colon polyp.', ['colon polyp']],
  ['He underwent excision of a lipoma.', ['lipoma']],
])('%j', (text, expected) => expect(found(text)).toEqual(expected))
