/** Drugs that a culture was tested with, which are no mentions. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()

it.each<[string, string[]]>([
  ['Sensitivities: cipro S, Bactrim R', []],
  ['Urine culture: Klebsiella (S: ceftriaxone, cipro; R: ampicillin).', []],
  ['UCx E. coli (ESBL) S meropenem, ertapenem; R CTX, TMP/SMX', []],
  ['3/8 BCx MSSA\n oxacillin <=0.25 S | vancomycin 1 S | clindamycin R', []],
  ['UCx E. coli, R Bactrim S cefazolin. Started cefazolin 1 g IV q8h.', ['cefazolin']],
  ['S: takes Lasix daily.', ['Lasix']],
  ['Timolol R eye, Voltaren gel R.', ['Timolol', 'Voltaren']],
])('%j', (text, names) =>
  expect(extractor.extract(text).mentions.flatMap((one) => (one.kind === 'medication' ? [one.text] : []))).toEqual(
    names,
  ),
)
