/** A region of the exam that has lost its colon is no word of the finding; the site of a complaint is. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'condition' ? [one.text] : []))

it.each<[string, string[]]>([
  ['NAD. Abd sl distended. Lungs dec BS.', ['sl distended', 'dec BS']],
  ['NAD. Heart irregularly irregular.', ['irregularly irregular']],
  ['Abd pain since Friday.', ['Abd pain']],
  ['Heart murmur. Lung nodule.', ['Heart murmur', 'Lung nodule']],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))
