/** What a laboratory's name says behind its comma. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const values = (text: string): string[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'observation' ? [`${one.loinc} ${one.value}`] : []))

it.each<[string, string[]]>([
  ['Creatinine, Ser 0.79', ['2160-0 0.79']],
  ['Glucose, Bld: 101', ['2345-7 101']],
  ['Hemoglobin, Blood 11.2', ['718-7 11.2']],
  ['Hemoglobin, blood in stool', []],
])('%s', (text, expected) => expect(values(text)).toEqual(expected))
