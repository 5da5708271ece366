/** Unit: the UCUM code of a written unit, when the observation can be measured in it. */
import { conceptsOf, type Lexicon, type ObservationConcept } from '../../lexicon/index.ts'
import { Flag } from '../../note/index.ts'
import {
  Covered,
  hasUnit,
  type Page,
  signAt,
  spacedBefore,
  startsLine,
  unitsAt,
  type WrittenUnit,
  wordAt,
} from './page.ts'

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
  if (concept.category === 'laboratory' && unit.ucum.includes('/') && reported.has(unit.dimension))
    // what grew is counted of cultures alone
    return !unit.ucum.startsWith('{CFU}') || concept.units.includes(unit.ucum) || concept.values[0] === 'words'
  return concept.units.some(
    (own) =>
      own === unit.ucum ||
      (unit.dimension !== '' &&
        dimensionOf(lexicon, own) === unit.dimension &&
        !(unit.dimension === 'time' && longTimes.has(unit.ucum))) ||
      (own.length > unit.ucum.length && unit.ucum !== 'L' && own.startsWith(`${unit.ucum}/`)),
  )
}

// A laboratory may report any test in these: a 24-hour urine in mg/d, a serum in another prefix.
const reported = new Set([
  'mass-concentration',
  'substance-concentration',
  'count-concentration',
  'activity',
  'mass-rate',
  'substance-rate',
  'osmolality',
])

// Nothing that a test times lasts so long: "PT 81 yo" is a patient.
const longTimes = new Set(['h', 'd', 'wk', 'mo', 'a'])

/** Can a unit begin at token i: one of units.tsv, a power of ten, one in brackets? Cheap, and never wrong with its no. */
export function mayBeUnit(page: Page, i: number): boolean {
  const start = page.tokens.start[i]
  if (start === undefined) return false
  if (hasUnit(page, i)) return true
  const code = page.text.charCodeAt(start)
  // ( * x X ×
  return code === 40 || code === 42 || code === 0x78 || code === 0x58 || code === 0xd7
}

/**
 * Reads the unit that begins at token i, the longest that the observation can have: "g/dL", "°F", "beats per minute".
 * A unit that does not fit is given only with `any`.
 */
export function readUnit(page: Page, i: number, concept: ObservationConcept | null, any = false): WrittenUnit | null {
  if (signAt(page, i) === '-') return readHyphened(page, i, concept)
  if (!mayBeUnit(page, i) || (startsLine(page, i) && i > 0)) return null
  const written = unitsAt(page, i)
  if (written.length === 0) {
    const power = readPower(page, i)
    if (power) return !concept || fits(page.lexicon, concept, power) ? power : null
    // "12.3 (g/dL)"
    if (signAt(page, i) !== '(') return null
    if (/^[a-z]$/.test(wordAt(page, i + 1)) && signAt(page, i + 2) === ')') return null // "(L)" is a flag
    const inside = unitsAt(page, i + 1).find(
      (unit) => signAt(page, unit.end) === ')' && (!concept || fits(page.lexicon, concept, unit)),
    )
    return inside && concept ? { ...inside, end: inside.end + 1 } : null
  }
  // "Ca 9.4 Mg 2.0": the next name, not milligrams
  if (written[0]!.end === i + 1 && isNextName(page, i)) return null
  // only the longest counts: "15 mg/kg" is no "15 mg"
  for (const unit of written)
    if (unit.end === written[0]!.end && (!concept || fits(page.lexicon, concept, unit))) return unit
  // "a mean gradient of 19 mm": of mercury
  if (concept?.category === 'imaging' && concept.units[0] === 'mm[Hg]' && written[0]!.ucum === 'mm')
    return { ...written[0]!, ucum: 'mm[Hg]', dimension: 'pressure' }
  return any && !isLetter(page, written[0]!, i) ? written[0]! : null
}

/** "a 4-mm polyp", "a 150-pound man": a unit of length or mass that a hyphen ties to its number. */
function readHyphened(page: Page, i: number, concept: ObservationConcept | null): WrittenUnit | null {
  if (!concept || spacedBefore(page, i) || spacedBefore(page, i + 1) || !hasUnit(page, i + 1)) return null
  const unit = readUnit(page, i + 1, concept)
  if (!unit || !/^[a-z]{2,}$/.test(wordAt(page, i + 1))) return null
  // "the 10-mm height by 26-mm length spacer": no person is measured in millimetres
  if (concept.category === 'vital-signs' && unit.ucum === 'mm') return null
  return unit.dimension === 'length' || unit.dimension === 'mass' ? unit : null
}

/**
 * Reads a power of ten with its unit at token i: "x 10^9/L", "× 109/L" (the raised digit came down), "x10E3/uL". Most of
 * these stand in units.tsv; here are those whose signs and blanks vary.
 */
function readPower(page: Page, i: number): WrittenUnit | null {
  let at = i
  if (/^[x×*]$/.test(wordAt(page, at))) at++
  else return null
  // "x 10⁹/L": the rest stands in the table
  const listed = unitsAt(page, at)[0]
  if (listed?.ucum.startsWith('10*')) return listed
  const ten = wordAt(page, at)
  let power = /^10(3|6|9|12)$/.exec(ten)?.[1] ?? ''
  at++
  if (power === '') {
    if (ten !== '10') return null
    if (/^[\^*]$/.test(wordAt(page, at))) at++
    power = /^(3|6|9|12)$/.exec(wordAt(page, at))?.[1] ?? ''
    if (power === '') return null
    at++
  }
  const rest = unitsAt(page, at)[0]
  if (!rest) return null
  const ucum = rest.ucum.startsWith('/') ? `10*${power}${rest.ucum}` : `10*${power}.${rest.ucum}`
  return { end: rest.end, ucum, dimension: dimensionOf(page.lexicon, ucum) || 'count-concentration', ambiguous: false }
}

/** Nothing follows at token i that could be a name's value: a stop, a bracket, the line's end. */
export function endsThere(page: Page, i: number): boolean {
  return i >= page.tokens.length || startsLine(page, i) || ',;.()]'.includes(signAt(page, i) || '?')
}

/** Does token i begin the next name, written with a capital like one? */
export function isNextName(page: Page, i: number): boolean {
  if (!(page.covered[i]! & Covered.name) || !(page.tokens.flags[i]! & Flag.capital) || !spacedBefore(page, i))
    return false
  // "FEV1 was 1.42 L, FVC 2.1 L.": what ends there has no value, and is a unit
  return !endsThere(page, i + 1)
}

/** A single letter may be a flag or another word: "5.6 H", "140 L", "2 C". */
function isLetter(page: Page, unit: WrittenUnit, i: number): boolean {
  return unit.end === i + 1 && page.tokens.end[i]! - page.tokens.start[i]! === 1 && spacedBefore(page, i)
}
