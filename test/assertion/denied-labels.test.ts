/** A label that what it holds denies. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'condition' ? [`${one.text} ${one.certainty}`] : []))

it.each<[string, string[]]>([
  ['Tenderness: There is no abdominal tenderness.', ['Tenderness absent', 'abdominal tenderness absent']],
  ['Swelling: No swelling of the hands.', ['Swelling absent', 'swelling of the hands absent']],
  ['Cough: no fever.', ['Cough present', 'fever absent']],
  ['Tenderness: There is abdominal tenderness.', ['Tenderness present', 'abdominal tenderness present']],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))
