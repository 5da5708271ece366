/** Words of a gap: what may stand between a name and its value besides links: dates, places, scales, drugs that were given before. */
import type { ObservationConcept } from '../../lexicon/index.ts'
import { Kind, oneOf } from '../../note/index.ts'
import { readDate } from './date-time.ts'
import type { MeasuredValue } from './measurement.ts'
import { Covered, isNumber, type Page, resultAt, signAt, unitsAt, wordAt } from './page.ts'
import { fits } from './unit.ts'

/** The token after a drug that the value was measured after: "after IV procainamide", "following adenosine"; i where none stands. */
export function afterDrug(page: Page, i: number): number {
  if (!(page.covered[i]! & Covered.drug)) return i
  let before = i - 1
  while (before > i - 3 && page.covered[before]! & Covered.sig) before--
  return /^(?:after|following|post)$/.test(wordAt(page, before)) ? page.longest.end[i]! : i
}

const counted =
  /^(?:greater|more|less|fewer|than|over|of|colonies|colony|forming|units|cfus?|ml|per|cfu\/ml|org|organisms|\/|>|<|-|to|k|\d+k|bottles?|sets?|out|in|\+|growth|moderate|mod|heavy|light|scant|abundant|large|small)$/
const countReach = 10 // tokens from a count to what was counted

/** "urine culture grew greater than 100,000 colonies of E. coli": how many, before the organism that is the value. */
export function isColonyCount(page: Page, i: number, concept: ObservationConcept | null): boolean {
  if (concept?.category !== 'laboratory' || concept.values[0] !== 'words') return false
  if (!isNumber(page, i) && page.tokens.kind[i] !== Kind.comparator && !counted.test(wordAt(page, i))) return false
  for (let k = i + 1; k < i + countReach && k < page.tokens.length; k++) {
    if (resultAt(page, k, 'organism')) return true
    if (concept.name.endsWith('culture') && isFlora(page, k)) return true
    if (!isNumber(page, k) && page.tokens.kind[k] !== Kind.comparator && !counted.test(wordAt(page, k))) return false
  }
  return false
}

/** "mixed flora", "no growth" */
function isFlora(page: Page, i: number): boolean {
  return /flora|growth/.test(resultAt(page, i, 'words')?.name ?? '')
}

/** "2+ MRSA", "moderate growth of Staph aureus": how much of an organism that follows. */
export function isAmountOf(
  page: Page,
  { value, end }: { readonly value: MeasuredValue; readonly end: number },
): boolean {
  if (value.type !== 'words' || !/^(?:\d\+|moderate|large|small|trace)$/.test(value.text)) return false
  let i = wordAt(page, end) === 'growth' ? end + 1 : end
  if (wordAt(page, i) === 'of') i++
  return resultAt(page, i, 'organism') !== null
}

/** "weight is up about 12 pounds", "creatinine increased by 0.5": how much it changed, and not what it is. */
export function isDifference(page: Page, i: number, word: string, concept: ObservationConcept | null): boolean {
  if (word === 'by')
    return /^(up|down|increased|decreased|rose|fell|dropped|improved|risen|fallen)$/.test(wordAt(page, i - 1))
  if ((word !== 'up' && word !== 'down') || concept?.units[0] !== 'kg') return false
  return !/^(to|from|trending)$/.test(wordAt(page, i + 1))
}

/** The token after "1 to 10 scale", "0-10", "scale of 1 to 10" at token i; i when there is none. */
export function readScale(page: Page, i: number): number {
  const length = (page.tokens.end[i] ?? 0) - (page.tokens.start[i] ?? 0)
  if (length !== 5 && length !== 1) return i
  if (wordAt(page, i) === 'scale') {
    const of = wordAt(page, i + 1) === 'of' || wordAt(page, i + 1) === 'from' ? readScale(page, i + 2) : i + 2
    return of > i + 2 ? of : i + 1
  }
  if (!/^[01]$/.test(wordAt(page, i)) || !/^(to|-|through)$/.test(wordAt(page, i + 1)) || wordAt(page, i + 2) !== '10')
    return i
  return /^(scale|point)$/.test(wordAt(page, i + 3)) ? i + 4 : i + 3
}

/** "3 sec" may be the value of a capillary refill, and is no stretch of time then. */
export function isUnitOf(page: Page, i: number, concept: ObservationConcept | null): boolean {
  return concept !== null && unitsAt(page, i + 1).some((unit) => fits(page.lexicon, concept, unit))
}

const mostPlace = 5 // words of "left upper cheek,"

/** The token after a date that a verb follows, with a comma or without; 0 where no such date stands. */
export function dateBefore(page: Page, i: number): number {
  const end = readDate(page, i)
  if (end <= i) return 0
  const verb = signAt(page, end) === ',' ? end + 1 : end
  return isBeing(page.tokens, verb) ? verb : 0
}

const isBeing = oneOf('was is were')

/** The token after "measures" behind a comma and the words of a place that end with a comma; 0 where no such words stand. */
export function measureEnd(page: Page, i: number, stop: number): number {
  let at = i
  while (at < stop && at - i < mostPlace && page.tokens.kind[at] === Kind.word && !(page.covered[at]! & Covered.name)) {
    if (/^measur(?:es|ing|ed)$/.test(wordAt(page, at))) return at + 1
    at++
  }
  return at > i && signAt(page, at) === ',' && /^measur(?:es|ing|ed)$/.test(wordAt(page, at + 1)) ? at + 2 : 0
}

const mostAside = 8 // words of "as interpreted by me in the department"

/** The token after an aside behind a comma, which ends with a comma and a verb: "as interpreted by me, is"; 0 where none stands. */
export function asideEnd(page: Page, i: number): number {
  let at = i
  while (at < i + mostAside && page.tokens.kind[at] === Kind.word && page.covered[at] === 0) at++
  return at > i && signAt(page, at) === ',' && isBeing(page.tokens, at + 1) ? at + 2 : 0
}

/** The token after "it was", "and it is now", "she scored" at token i; 0 where no such words stand. */
export function pronounEnd(page: Page, i: number): number {
  let at = /^(and|but|where|when)$/.test(wordAt(page, i)) ? i + 1 : i
  const pronoun = wordAt(page, at)
  if (pronoun === "it's") return at + 1
  const thing = pronoun === 'it' || pronoun === 'this' || pronoun === 'that'
  if (!thing && !/^(he|she|patient)$/.test(pronoun)) return 0
  at++
  if (!thing && /^(has|had)$/.test(wordAt(page, at))) at++
  if (/^(has|had)$/.test(wordAt(page, at)) && wordAt(page, at + 1) === 'been') return thing ? at + 2 : 0
  return (thing
    ? /^(is|was|measured|measures|read|reads|showed|varied|ranged|remained|reached|rose|fell|dropped)$/
    : /^scored$/
  ).test(wordAt(page, at))
    ? at + 1
    : 0
}

/** "24h", "24 hr": what the highest and the lowest of a vital sign are of. */
export function isDay(page: Page, i: number): boolean {
  if (/^24(?:h|hr|hrs)$/.test(wordAt(page, i))) return true
  return wordAt(page, i) === '24' && /^(?:h|hr|hrs|hours?)$/.test(wordAt(page, i + 1)) && isNumber(page, i + 2)
}
