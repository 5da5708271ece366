/** Choosing: which of a name's meanings a value belongs to, and whether it may belong to it at all. */
import { Flag } from '../../note/index.ts'
import { readWhen } from './date-time.ts'
import type { Gap } from './gap.ts'
import { isAmountOf } from './gap-words.ts'
import { isLink } from './link-words.ts'
import { mayBegin } from './may-begin.ts'
import type { Name } from './names.ts'
import {
  doseUnits,
  isChange,
  isCount,
  isDose,
  isNormal,
  isOfThing,
  isOtherNumber,
  isPlace,
  isVolume,
  isYear,
} from './not-a-value.ts'
import { hasResult, isNumber, type Page, resultAt, signAt, spacedBefore, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { type ReadHow, type Reading, readValue } from './read-value.ts'
import { isLength, isLengthTrend, isMeasured, isNarrowing, isSize, measureBefore } from './size.ts'
import type { Meaning, State } from './state.ts'
import { isDenied } from './target.ts'
import { isGradeText, isOneClass, isOtherWord, isPower } from './worded.ts'

/** A value with the meaning of the name that it fits best. */
export interface Choice {
  readonly meaning: Meaning
  readonly reading: Reading
  readonly plausible: boolean
}

/** The meaning that fits the value at token i best; null when none can have it. */
export function chooseReading(page: Page, meanings: readonly Meaning[], i: number, how: ReadHow = {}): Choice | null {
  if (!mayBegin(page, i)) return null
  let best: Choice | null = null
  let bestScore = -1
  for (let m = 0; m < meanings.length; m++) {
    const meaning = meanings[m]!
    const reading = readValue(page, i, meaning.observation, how)
    const edge = isEdge(meaning)
    if (!reading || (edge && meaning.ambiguous && !isBelow(page, reading))) continue
    const plausible = isPlausible(meaning.observation, reading.value, reading.unit)
    const score =
      (plausible ? 40 : 0) +
      (reading.unit ? 20 : 0) +
      (meaning.ambiguous ? 0 : 10) +
      (edge ? 30 : 0) +
      Math.min(reading.end - i, 9) -
      m * 0.1
    if (score > bestScore) {
      bestScore = score
      best = { meaning, reading, plausible }
    }
  }
  return best
}

/** May this value belong to this name, by what stood between them? */
export function mayBelong(
  state: State,
  name: Name,
  choice: Choice,
  gap: Pick<Gap, 'loose' | 'direct'> & { readonly when?: Gap['when'] },
  supported: boolean,
): boolean {
  const { page } = state
  const { reading, meaning, plausible } = choice
  const words = reading.value.type === 'words'
  // "ulcer on the heel measuring 2 x 2 cm": only a size is in centimetres
  const length = isSize(meaning) && (isLength(reading) || isLengthTrend(page, reading))
  // "reflexes at the knees are 2+", "large tonsils measuring 3+/4+": a grade is an exam's
  const graded = meaning.observation.category === 'exam' && isGradeText(reading) && gap.loose <= 1
  if (gap.loose > 0 && (!plausible || (words && !length && !graded))) return false
  if (isOfThing(page, name, meaning, reading)) return false
  // "an opening pressure of 2 mmHg": of the abdomen, not of the spine
  if (reading.unit === 'mm[Hg]' && meaning.observation.units[0] === 'cm[H2O]') return false
  // "a temperature of 80 degrees for 90 seconds" is a probe's
  if (
    !plausible &&
    meaning.observation.category === 'vital-signs' &&
    wordAt(page, reading.end) === 'for' &&
    isNumber(page, reading.end + 1)
  )
    return false
  // "bleeding or fever > 101": what to come back for
  if (name.condition && meaning.observation.category === 'vital-signs' && (reading.comparator ?? '').startsWith('>'))
    return false
  // "adenocarcinoma, Gleason 3 + 3", "positive for carcinoma": a finding has a size only in centimetres
  if (isSize(meaning) && !length && meaning.ambiguous && (name.condition || name.wrapped)) return false
  if (isOtherNumber(page, meaning, reading)) return false
  // "skin tear on the forearm 3 x 1 cm": no circumference has two sides
  if (meaning.ambiguous && words && length && /(?:circumference|thickness|diameter)$/.test(meaning.observation.name))
    return false
  // "a scar 5 cm from the anal verge": where it is
  // "defects at the 10-mm trocar sites": another thing's
  if (length && resultAt(page, reading.end, 'device')) return false
  if (length && meaning.ambiguous && isPlace(page, reading.end) && !isEdge(meaning)) return false
  // "systolic volume of 68", "range of motion in all 4 extremities": another measure, or no measure
  if (reading.unit === null && !words && (isCompound(page, name, reading) || isBareExam(page, name, meaning, reading)))
    return false
  // "no temperature above 101", "never a temperature above 101"
  let before = name.first - 1
  while (before > name.first - 4 && /^(?:an?|being|been|had|having|has|have)$/.test(wordAt(page, before))) before--
  if (reading.comparator !== null && /^(no|never|without|denies|any)$/.test(wordAt(page, before))) return false
  if (reading.comparator !== null && (isSize(meaning) || isNarrowing(meaning)) && isDenied(page, name.first))
    return false
  // "his pressure was 150/80", "standing 108/70": the plain word needs a pressure; "tourniquet pressure 250 mmHg" is none
  if (meaning.ambiguous && isPressured(meaning) && !isPressure(reading)) return false
  // "a 2.5 cm mass and a 4 mm stone", "a 65% lesion and a 45% narrowing": the next one's
  if (
    (isSize(meaning) || isNarrowing(meaning) || (meaning.ambiguous && (reading.unit === 'deg' || isPower(meaning)))) &&
    /^(an?|another|and|second)$/.test(wordAt(page, reading.first - 1))
  )
    return false
  // "amplitude 3.5 volts with a pulse of 0.4" is a generator's: beats are counted
  if (
    meaning.observation.implied === '/min' &&
    !plausible &&
    reading.value.type === 'number' &&
    reading.value.text.includes('.')
  )
    return false
  // "on the wound the 5 skin anchors"
  if (
    meaning.ambiguous &&
    isSize(meaning) &&
    reading.unit === null &&
    !words &&
    /^(?:the|an?|all)$/.test(wordAt(page, reading.first - 1))
  )
    return false
  if (isLevel(page, name, reading, meaning.ambiguous && !supported)) return false
  if (isOtherWord(meaning, reading)) return false
  // "Child-Pugh B cirrhosis": a class is told within a condition
  const classed = words && meaning.observation.values.includes('class') && isOneClass(reading)
  if (name.wrapped && !(length && plausible) && (!gap.direct || (words && !graded && !classed) || !plausible))
    return false
  // "the culture for group B strep came back": what it was done for
  if (
    words &&
    wordAt(page, reading.first - 1) === 'for' &&
    wordAt(page, reading.first - 2) !== 'positive' &&
    isOrganism(page, reading)
  )
    return false
  if (meaning.observation.name.endsWith('culture') && isAmountOf(page, reading)) return false
  // "UA: many bacteria": the amount is of what follows
  if (words && state.nameAt.has(reading.end) && resultAt(page, name.first, 'specimen') !== null) return false
  if (isGraded(page, name, choice)) return false
  if (name.condition && !words && !gap.direct && !plausible) return false
  if (meaning.ambiguous) {
    // "90% effaced at -1 station"
    const signed = '+-'.includes(signAt(page, reading.first - 1) || '?') && spacedBefore(page, reading.first - 1)
    if (signed && meaning.observation.units[0] === '%' && reading.unit === null && !spacedBefore(page, reading.first))
      return false
    // "DPH 100 mg" is a dose
    if (reading.unit === 'mg' && meaning.observation.category === 'laboratory') return false
    // "an abscess that was about 3 cm"
    const sized =
      (length &&
        (gap.loose === 0 || (meaning.observation.category === 'imaging' && isMeasured(page, reading, gap.loose)))) ||
      // "the prostate was measured at about 32 g"
      (gap.loose === 0 &&
        reading.unit !== null &&
        meaning.observation.category === 'imaging' &&
        measureBefore(page, reading.first) >= 0) ||
      // "the peak velocity across the aortic valve was 4.6 m/sec"
      (meaning.observation.category === 'imaging' &&
        !length &&
        reading.unit !== null &&
        reading.unit !== '%' &&
        gap.loose <= 2 &&
        /^(?:is|was|were|of)$/.test(wordAt(page, reading.first - 1))) ||
      // "flexion, ranging from 30 to 33 degrees"
      (gap.loose === 0 && reading.unit === 'deg' && meaning.observation.units[0] === 'deg') ||
      // "a lesion in the proximal portion in the 60% range"
      (isNarrowing(meaning) && reading.unit === '%' && wordAt(page, reading.end) === 'range')
    // "UA 11/1 neg"
    const dated = gap.when != null && gap.loose === 0 && resultAt(page, reading.body, 'result') !== null
    if ((!gap.direct && !sized && !dated && !isSure(page, name, reading, gap.loose)) || !plausible) return false
    if (isShort(page, name) && !supported && !/[a-z%[]/i.test(reading.unit ?? '') && !isTelling(meaning, reading))
      return false
    // "plate 18": platelets only among other tests
    if (!supported && resultAt(page, name.first, 'device')) return false
    // "appears clear": a plain word with a word of look; "COVID neg" and "nitrite trace" are results
    if (
      words &&
      isPlainWord(page, name) &&
      resultAt(page, reading.body, 'result') === null &&
      !/^(?:(?:non-?|not )?immune|[nr]i)$/.test(reading.value.type === 'words' ? reading.value.text : '') &&
      !classed &&
      !isOrganism(page, reading) &&
      !/^[\d+(-]/.test(wordAt(page, reading.body))
    )
      return false
  }
  if (name.drug && (!plausible || isDose(state, name, reading))) return false
  // "calcium 600 BID"
  if (!plausible && meaning.observation.category === 'laboratory' && isDose(state, name, { ...reading, unit: null }))
    return false
  // "tac 2, MMF 500": doses, and no levels, unless a test stands beside it
  if (name.drug && meaning.ambiguous && !supported && reading.unit === null && !words) return false
  // "potassium 10 mEq a day"
  if (
    doseUnits.has(reading.unit ?? '') &&
    meaning.observation.category === 'laboratory' &&
    isDose(state, name, { ...reading, unit: null })
  )
    return false
  if (isYear(page, meaning, reading) || isChange(page, meaning, reading) || isCount(page, reading)) return false
  if (isNormal(page, name, meaning, reading)) return false
  return !isVolume(meaning, reading)
}

/** "liver palpable 3 cm below the costal margin": how far an organ's edge reaches, and no span of it. */
const isEdge = ({ observation }: Meaning): boolean => observation.name === 'organ edge below costal margin'

const isBelow = (page: Page, { end }: Reading): boolean => /^(?:below|under)$/.test(wordAt(page, end))

function isPressured({ observation }: Meaning): boolean {
  return observation.values[0] === 'ratio' && observation.units[0] === 'mm[Hg]'
}

function isPressure({ value }: Reading): boolean {
  return (
    value.type === 'blood-pressure' || (value.type === 'range' && value.text.endsWith('s')) || value.type === 'words'
  )
}

/** "Tc-99": an ambiguous name glued to a whole number. "C4-5", "L4-5": a name that ends in a digit, and a hyphen glued to both, are levels of the spine. */
function isLevel(page: Page, name: Name, reading: Reading, unsure: boolean): boolean {
  if (reading.first !== name.end + 1 || signAt(page, name.end) !== '-' || spacedBefore(page, name.end)) return false
  if (unsure && reading.value.type === 'number' && !reading.value.text.includes('.')) return true
  return /\d$/.test(wordAt(page, name.end - 1)) && /^[a-z]\d$/.test(wordAt(page, name.first))
}

/** "Cr on admission was 1.2", "Na came back at 131 mEq/L": a short form in capitals, links alone, and a value that is no count of anything. */
function isSure(page: Page, name: Name, { value, unit }: Reading, loose: number): boolean {
  if (loose > 0 || isShort(page, name) || !(page.tokens.flags[name.first]! & Flag.capital)) return false
  return (unit !== null && unit !== '%') || (value.type === 'number' && value.text.includes('.'))
}

/** "K 3.2", "T 36.9": a value with a decimal point in a range that does not begin at nothing tells the letter's meaning. */
function isTelling({ observation }: Meaning, { value }: Reading): boolean {
  return value.type === 'number' && value.text.includes('.') && (observation.plausible?.[0] ?? 0) > 0
}

function isOrganism(page: Page, { body }: Reading): boolean {
  return resultAt(page, body, 'organism') !== null || resultAt(page, body + 1, 'organism') !== null
}

/** A word that is no link right after the name makes another name of it. */
function isCompound(page: Page, name: Name, reading: Reading): boolean {
  const word = wordAt(page, name.end)
  return (
    name.end < reading.first &&
    /^[a-z]{3,}$/.test(word) &&
    !isLink(word) &&
    !hasResult(page, name.end) &&
    readWhen(page, name.end) < 0
  )
}

/** What an exam measures in units needs its unit, but right after the name. */
function isBareExam(page: Page, name: Name, { observation }: Meaning, reading: Reading): boolean {
  if (observation.category !== 'exam' && observation.category !== 'imaging') return false
  if (reading.value.type !== 'number' || observation.units.length === 0 || /^[{1]/.test(observation.units[0]!))
    return false
  for (let i = name.end; i < reading.first; i++) if (/^(in|on|with|all|both|to)$/.test(wordAt(page, i))) return true
  return false
}

/** A grade beside a word that names a condition and only perhaps an observation: "2+ edema", "2/6 murmur". */
export function isGraded(page: Page, name: Name, { meaning, reading }: Choice): boolean {
  return (
    name.condition &&
    meaning.ambiguous &&
    meaning.observation.category === 'exam' &&
    reading.value.type !== 'number' &&
    isCondition(page, name)
  )
}

/** The name alone is a condition: "edema"; "tonsils" are none, though "enlarged tonsils" are. */
export function isCondition({ lexicon }: Page, { entry }: Name): boolean {
  return lexicon.senses(entry).some(({ concept }) => lexicon.concept(concept).kind === 'condition')
}

/** One letter names much: "T", "P", "R", "K". */
function isShort(page: Page, name: Name): boolean {
  return name.end - name.first === 1 && page.tokens.end[name.first]! - page.tokens.start[name.first]! === 1
}

function isPlainWord(page: Page, name: Name): boolean {
  return /^[a-z]{4,}$/.test(wordAt(page, name.first))
}
