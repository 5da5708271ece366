/** Unit: the UCUM code of a written unit, when the observation can be measured in it. */
import { conceptsOf, type Lexicon, type ObservationConcept } from '../../lexicon/index.ts'
import { type Page, signAt, spacedBefore, startsLine, type WrittenUnit } from './page.ts'

const dimensions = new WeakMap<Lexicon, ReadonlyMap<string, string>>()

/** The dimension of a UCUM code by units.tsv; '' for one that stands in no table. */
export function dimensionOf(lexicon: Lexicon, ucum: string): string {
  let known = dimensions.get(lexicon)
  if (!known) {
    known = new Map(conceptsOf(lexicon, 'unit').map(({ concept }) => [concept.name, concept.dimension]))
    dimensions.set(lexicon, known)
  }
  return known.get(ucum) ?? ''
}

/** May an observation have this unit? "creatinine 0.6 mg" leaves out the "/dL" of mg/dL, and is let in too. */
export function fits(
  lexicon: Lexicon,
  concept: ObservationConcept,
  unit: { readonly ucum: string; readonly dimension: string },
): boolean {
  return concept.units.some(
    (own) =>
      own === unit.ucum ||
      (unit.dimension !== '' &&
        dimensionOf(lexicon, own) === unit.dimension &&
        !(unit.dimension === 'time' && longTimes.has(unit.ucum))) ||
      (own.length > unit.ucum.length && own.startsWith(`${unit.ucum}/`)),
  )
}

// Nothing that a test times lasts so long: "PT 81 yo" is a patient.
const longTimes = new Set(['h', 'd', 'wk', 'mo', 'a'])

/**
 * Reads the unit that begins at token i, the longest that the observation can have: "g/dL", "°F", "beats per minute".
 * A unit that does not fit is given only with `any`.
 */
export function readUnit(page: Page, i: number, concept: ObservationConcept | null, any = false): WrittenUnit | null {
  if (startsLine(page, i) && i > 0) return null
  const written = page.units.get(i)
  if (!written) {
    // "12.3 (g/dL)"
    if (signAt(page, i) !== '(') return null
    const inside = page.units
      .get(i + 1)
      ?.find((unit) => signAt(page, unit.end) === ')' && (!concept || fits(page.lexicon, concept, unit)))
    return inside && concept ? { ...inside, end: inside.end + 1 } : null
  }
  // only the longest counts: "15 mg/kg" is no "15 mg"
  for (const unit of written)
    if (unit.end === written[0]!.end && (!concept || fits(page.lexicon, concept, unit))) return unit
  return any && !isLetter(page, written[0]!, i) ? written[0]! : null
}

/** A single letter may be a flag or another word: "5.6 H", "140 L", "2 C". */
function isLetter(page: Page, unit: WrittenUnit, i: number): boolean {
  return unit.end === i + 1 && page.tokens.end[i]! - page.tokens.start[i]! === 1 && spacedBefore(page, i)
}
