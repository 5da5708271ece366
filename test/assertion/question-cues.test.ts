/** Question marks: what is asked, what is answered, whose cause is asked for. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'condition' ? [`${one.text} ${one.certainty}`] : []))

it.each<[string, string[]]>([
  ['?PNA', ['PNA possible']],
  ['PNA?', ['PNA possible']],
  ['Ileus, ?2/2 hypokalemia.', ['Ileus present', 'hypokalemia possible']],
  ['Ileus 2/2 hypokalemia.', ['Ileus present', 'hypokalemia present']],
  ['Dysuria? No.', ['Dysuria absent']],
  ['Dysuria? Yes.', ['Dysuria present']],
])('%j', (text, expected) => expect(found(text)).toEqual(expected))
