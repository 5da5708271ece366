/** Modifiers after their condition, and what only looks like them. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()

it.each<[string, (readonly [words: string, icd10cm: string])[]]>([
  ['1. Osteoarthritis, right knee.', [['Osteoarthritis, right knee', 'M17.11']]],
  [
    '1. Osteoarthritis right knee\n2. Gout',
    [
      ['Osteoarthritis right knee', 'M17.11'],
      ['Gout', 'M10.9'],
    ],
  ],
  ['Carpal tunnel syndrome, bilateral.', [['Carpal tunnel syndrome, bilateral', 'G56.03']]],
  ['Cellulitis - left lower extremity', [['Cellulitis - left lower extremity', 'L03.116']]],
  [
    'Hepatitis C, chronic; gout.',
    [
      ['Hepatitis C, chronic', 'B18.2'],
      ['gout', 'M10.9'],
    ],
  ],
  ['Bronchitis acute', [['Bronchitis acute', 'J20.9']]],
  ['Dehydration, mild.', [['Dehydration, mild', 'E86.0']]],
  ['Kidney disease, chronic, stage 3.', [['Kidney disease, chronic, stage 3', 'N18.30']]],
  ['Breast cancer, left, stage IIA.', [['Breast cancer, left, stage IIA', 'C50.912']]],
  // the next condition's, a member of a list, a clause that goes on
  [
    'Pneumonia, acute renal failure.',
    [
      ['Pneumonia', 'J18.9'],
      ['acute renal failure', 'N17.9'],
    ],
  ],
  [
    'Denies headache, neck or back pain.',
    [
      ['headache', 'R51.9'],
      ['neck or back pain', 'M54.9'],
    ],
  ],
  [
    'He had a cough, mild, and fever.',
    [
      ['cough', 'R05.9'],
      ['fever', 'R50.9'],
    ],
  ],
])('%s', (text, expected) =>
  expect(
    extractor
      .extract(text)
      .mentions.filter(({ kind }) => kind === 'condition')
      .map((one) => [one.text, 'icd10cm' in one ? one.icd10cm : null]),
  ).toEqual(expected),
)
