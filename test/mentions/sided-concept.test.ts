/** Conditions of one side of the body have codes of their own. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const codes = (text: string): (string | undefined)[] =>
  extractor.extract(text).mentions.flatMap((one) => (one.kind === 'condition' ? [one.icd10cm ?? undefined] : []))

it.each<[string, string]>([
  ['Left chalazion.', 'H00.16'],
  ['Foot drop, right.', 'M21.371'],
  ['Left DVT.', 'I82.402'],
  ['Osteoarthritis of the left shoulder.', 'M19.012'],
  ['Fibroadenoma of the right breast.', 'D24.1'],
  ['Varicose veins of both legs.', 'I83.93'],
  ['Osteoarthritis of both hips.', 'M16.0'],
  ['Paronychia left index finger.', 'L03.012'],
  ['Metastasis to the right lung.', 'C78.01'],
  ['Left hypertension.', 'I10'],
])('%s', (text, code) => expect(codes(text)).toEqual([code]))
