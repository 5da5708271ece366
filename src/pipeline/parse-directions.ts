/** The standalone door to sigs: directions in, a sig and its FHIR Dosage out, and a Dosage in words again. */
import { parseSig as parse, type Sig } from '../attributes/index.ts'
import { type Dosage, dosagesOf, formatDosage as format } from '../fhir/index.ts'
import type { Lexicon } from '../lexicon/index.ts'
import { routesOf } from './routes.ts'

/** Directions, read. */
export interface Directions {
  readonly sig: Sig
  /** One Dosage a step, in order. */
  readonly dosage: readonly Dosage[]
}

/** Reads directions: `parseSig('1-2 tabs po q4-6h prn pain', lexicon)` has a dose of 1-2 tablets, oral, every 4-6 hours, as needed for pain. */
export function parseSig(text: string, lexicon: Lexicon): Directions {
  const sig = parse(text, lexicon)
  return { sig, dosage: dosagesOf(sig, text, routesOf(lexicon)) }
}

/** A Dosage, or the steps of one, in words that `parseSig` reads back: "40 mg oral twice daily". */
export function formatDosage(dosage: Dosage | readonly Dosage[], lexicon?: Lexicon): string {
  return format(dosage, lexicon && routesOf(lexicon))
}
