/** Pounds lost and gained. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'condition' ? [`${one.text} ${one.icd10cm}`] : []))

it.each<[string, string[]]>([
  ['She has lost 30 pounds.', ['lost 30 pounds R63.4']],
  ['He lost about twenty pounds since May.', ['lost about twenty pounds R63.4']],
  ['gained 10 kg', ['gained 10 kg R63.5']],
  ['He lost 30 pounds on a diet.', []],
  ['lost 30 mL of blood', []],
  ['gained the upper hand', []],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))
