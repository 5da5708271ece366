/** Not a value: numbers after a name that are a dose, a year or a volume. */

import { readWhen } from './date-time.ts'
import type { Name } from './names.ts'
import { Covered, isNumber, type Page, resultAt, signAt, spacedBefore, startsLine, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import type { Reading } from './read-value.ts'
import type { Meaning, State } from './state.ts'

export const doseUnits = new Set(['mg', 'g', 'ug', 'meq', '[IU]', 'mmol', 'mL'])

/** "potassium 20 mEq daily", "iron 325": the words name a drug and a sig follows, or the section lists drugs. */
export function isDose(state: State, name: Name, reading: Reading): boolean {
  const { page, sections, sectionOf } = state
  const type = sections[sectionOf[name.first]!]?.type ?? ''
  if (type.includes('medication') || type.includes('allerg')) return true
  for (let i = reading.valueEnd; i < reading.valueEnd + 5 && i < page.tokens.length; i++) {
    if (signAt(page, i) === ',' || signAt(page, i) === ';' || state.nameAt.has(i)) break
    if (page.covered[i]! & Covered.sig) return true
  }
  return reading.unit !== null && !reading.unit.includes('/') && reading.unit !== '%'
}

/** "LLE 2019", "EF 2019": four digits that are no value that the name may have are a year, and so are those of "for six months in 1997". */
export function isYear(page: Page, { observation }: Meaning, { value, unit, first }: Reading): boolean {
  if (value.type !== 'number' || unit !== null || !/^(19|20)\d\d$/.test(value.text)) return false
  return (
    !observation.plausible ||
    !isPlausible(observation, value, null) ||
    /^(in|since|until|during)$/.test(wordAt(page, first - 1))
  )
}

/** "Readings from Last 3 Encounters": how many there are of something. */
export function isCount(page: Page, { value, unit, first, end }: Reading): boolean {
  // "good pulse in all 4 extremities"
  if (value.type === 'number' && unit === null && /^(?:extremities|limbs|quadrants|lobes)$/.test(wordAt(page, end)))
    return true
  return (
    value.type === 'number' &&
    unit === null &&
    /^(last|past|previous|next)$/.test(wordAt(page, first - 1)) &&
    /^[a-z]{3,}s$/.test(wordAt(page, end))
  )
}

/** "weight is down 2 to 3 kg": by how much it changed. */
export function isChange(page: Page, { observation }: Meaning, { comparator, first }: Reading): boolean {
  return (
    comparator === null && observation.units.includes('kg') && /^(down|up|lost|gained)$/.test(wordAt(page, first - 1))
  )
}

/** Volumes in and out ("UOP 380 mL") are no observations, except of what an exam measures ("blood loss 125 cc"). */
export function isVolume({ observation }: Meaning, reading: Reading): boolean {
  if (
    !observation.units.some((unit) => /^mL\/(h|kg)/.test(unit)) &&
    (observation.category !== 'vital-signs' || !observation.units.some((unit) => /^m?L$/.test(unit)))
  )
    return false
  return reading.value.type !== 'words' && !observation.units.some((unit) => unit.startsWith('L/min'))
}

const persons =
  /^(?:he|she|patient|pt|infant|baby|babies|child|newborn|neonate|boy|girl|male|female|twin|man|woman|who|old|fetus)$/

/** "the cyst weighed 410 grams", "the cyst weight 68 grams": grams of no person in the sentence are none of the body's. */
export function isOfThing(page: Page, name: Name, { observation }: Meaning, { unit }: Reading): boolean {
  if (unit !== 'g' || observation.units[0] !== 'kg' || observation.category !== 'vital-signs') return false
  const from = page.sentences[page.sentenceOf[name.first]!]?.first ?? name.first
  if (name.first === from || /^[:;,.]$/.test(wordAt(page, name.first - 1))) return false
  for (let i = from; i < name.first; i++) if (persons.test(wordAt(page, i))) return false
  const before = wordAt(page, name.first - 1)
  return (
    /^weigh(?:s|ed|ing)$/.test(wordAt(page, name.first)) ||
    (page.covered[name.first - 1]! & Covered.condition) !== 0 ||
    before === 'specimen'
  )
}

/** "from the anal verge", "above", "proximal to": where something is, and not how large. */
export function isPlace(page: Page, i: number): boolean {
  const word = wordAt(page, i)
  if (/^(?:from|above|below|away|off)$/.test(word)) return true
  return (
    /^(?:proximal|distal|lateral|medial|superior|inferior|anterior|posterior|cephalad|caudal)$/.test(word) &&
    wordAt(page, i + 1) === 'to'
  )
}

/** "Normal TSH is 0.4 to 4.0", "ferritin, normal 30-400": what a laboratory's range is said to be, not what was measured. */
export function isNormal(page: Page, name: Name, { observation }: Meaning, { value, first, end }: Reading): boolean {
  if (observation.category !== 'laboratory' || value.type !== 'range') return false
  // "Creatinine 0.6-1.2 1.9 (H)": the value comes after it
  if (isNumber(page, end) && !startsLine(page, end) && readWhen(page, end) < 0) return true
  // "sugars range from 100 to 140" are measured
  for (let i = name.first - 1; i < first; i++)
    if (resultAt(page, i, 'reference') && wordAt(page, i) !== 'range') return true
  return false
}

const leastPressure = 10 // mm[Hg]; less is no pressure of an artery

/** "PPD1", "SBP 1 prior", "alb 50 g", "pain 2/2 fracture": a day, a count, a dose and a "secondary to" beside a name. */
export function isOtherNumber(page: Page, { observation }: Meaning, { value, unit, first }: Reading): boolean {
  if (value.type === 'score') return observation.category === 'vital-signs' && value.text === '2/2'
  if (value.type !== 'number') return false
  // "wt +28 lb", "kidneys R 9.8 L 10.1 cm"
  if (value.text.startsWith('+') && (observation.plausible?.[0] ?? 0) > 0) return true
  if (observation.implied === '/min' && unit === null && value.text.includes('.')) return true
  if (unit === null)
    return (
      (observation.values[0] === 'words' && !spacedBefore(page, first)) ||
      (observation.implied === 'mm[Hg]' && value.value < leastPressure)
    )
  // a mass with no volume, more than the number of such a test ever is
  return (
    observation.category === 'laboratory' &&
    /^m?g$/.test(unit) &&
    observation.plausible !== null &&
    value.value > observation.plausible[1]
  )
}
