/** Evidence for drugs whose names are something else too: a dose, a route, words of taking, a list of drugs. */
import { kindBit } from '../lexicon/index.ts'
import { Flag, Kind, oneOf } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import type { Around } from './disambiguate.ts'
import { isBeforeDrug, isDisease, isInDrugList, isKind } from './drug-lists.ts'

const isValueLink = oneOf('of was is at')

/** A number within a few tokens, past a link at most: "of 4.2". */
export function hasValueAfter(from: number, stop: number, { tokens }: Around): boolean {
  for (let i = from; i < Math.min(stop, from + 3); i++) {
    if (tokens.kind[i] === Kind.number) return true
    if (tokens.kind[i] === Kind.word && !isValueLink(tokens, i)) return false
  }
  return false
}

const observationBit = kindBit('observation')

/** "B12 190 L": the flag of a value that is low; nobody takes liters of what a laboratory measures. */
function isLowFlag(i: number, { text, tokens }: Pick<Around, 'text' | 'tokens'>): boolean {
  return (tokens.flags[i]! & Flag.space) !== 0 && text.slice(tokens.start[i]!, tokens.end[i]!) === 'L'
}

const isAt = oneOf('at')
const isOften = oneOf('prn q1h q2 q2h q3 q3h q4 q4h q6 q6h q8 q8h q12 q12h q24 q24h q48h')
const doseKinds = kindBit('route') | kindBit('frequency') | kindBit('form')

/** A number with a unit of mass or volume, a route, a form or a frequency within a few tokens, before another drug or a stop. */
export function hasDoseAfter({ entry, end: from }: Candidate, stop: number, around: Around): boolean {
  const { text, tokens, beginsAt, lexicon } = around
  const isTest = (lexicon.columns.entryKinds[entry]! & observationBit) !== 0
  const unit = kindBit('unit')
  const medication = kindBit('medication')
  for (let i = from; i < Math.min(stop, from + 7); i++) {
    const kinds = beginsAt[i]!
    if (kinds & doseKinds || (!isTest && isOften(tokens, i))) return true
    // "oxy -> 2.5", "pred 60->40": a dose that changes
    if (!isTest && tokens.kind[i] === Kind.arrow && tokens.kind[i + 1] === Kind.number && i + 1 < stop && i <= from + 1)
      return true
    // "NS @ 125", "LR at 125/h": a rate
    if (
      !isTest &&
      i === from &&
      i + 1 < stop &&
      tokens.kind[i + 1] === Kind.number &&
      (text.charCodeAt(tokens.start[i]!) === 64 || (isAt(tokens, i) && text.charCodeAt(tokens.end[i + 1]!) === 47))
    )
      return true
    if (tokens.kind[i] === Kind.number && i + 1 < stop && beginsAt[i + 1]! & unit && isDoseUnit(i + 1, around))
      return !(isTest && isLowFlag(i + 1, around))
    if (kinds & medication && i > from) return false
  }
  return false
}

const doseUnits = new Set([
  'mg',
  'mcg',
  'ug',
  'g',
  'gm',
  'meq',
  'units',
  'unit',
  'u',
  'iu',
  'ml',
  'cc',
  'l',
  'grams',
  'milligrams',
  'mmol',
])

// The longest "24 hours" behind a slash, in characters.
const maxPer = 9

/** "40 mg" is a dose, "4.2 mg/dL" and "75 mg%" are none. */
function isDoseUnit(i: number, { text, tokens }: Around): boolean {
  if (!doseUnits.has(text.slice(tokens.start[i]!, tokens.end[i]!).toLowerCase())) return false
  if (i + 1 < tokens.length && text[tokens.start[i + 1]!] === '%') return false
  if (i + 2 >= tokens.length || text[tokens.start[i + 1]!] !== '/') return true
  const from = tokens.start[i + 2]!
  return /^(?:(?:12|24|72) ?)?(?:h(?:rs?|ours?)?|min|day|kg|dose|m2|m²|sq ?m)(?![a-z])/i.test(
    text.slice(from, from + maxPer),
  ) // "200 mL/hr", "21 mg/24hr"
}

// Words before a drug's short form that say it is taken, and words after it that only a treatment has.
const isTaken = oneOf(
  'on with w took take takes taking given gave received receiving start started starting of supplemental supplement supplements continue continued iv po oral home chronic hold held resume resumed stop stopped switch tolerated missed declines accepts off avoid via flow transfused rec',
)
// What is done with a drug, and may be with what is measured: "wean O2", "keep K".
const isChanged = oneOf(
  'cont keep change transfuse considering narrow trial restart restarted restarting add added adding wean weaning weaned titrate increase increased decrease decreased tolerating tolerates finish finished completed loaded p dc',
)
// What stands before a disease as well: "patient with NPH", "history of SPS".
const isWith = oneOf('with w of')
const isDoseWord = oneOf('dose doses course courses round rounds')
const isCourse = oneOf(
  'off taper burst course gtt drip infusion bolus ppx prophylaxis therapy protocol treatment given started held stopped continued resumed transfusion transfused allergy rash deferred refused declined restarted',
)

// What only a drug has behind it: "lipid if arrest", "pem alone", "carbo AUC 5".
const isTreated = oneOf('if alone interaction interactions repletion maint maintenance auc dosing cycle cycles cut')
const isNot = oneOf('not')
const isDone = oneOf('used given started indicated needed tolerated')

/** "mag x24h", "CTX 7d total", "EPO not used": how long it is given, or that it is not. */
function isGiven(end: number, stop: number, isTest: boolean, { text, tokens }: Around): boolean {
  if (end >= stop) return false
  if (isNot(tokens, end)) return end + 1 < stop && isDone(tokens, end + 1)
  if (ended.test(text.slice(tokens.start[end]!, tokens.start[end]! + maxSpell))) return true
  const written = text.slice(tokens.start[end]!, Math.min(tokens.end[end]!, tokens.start[end]! + maxSpell))
  return (isTest ? timedSpell : anySpell).test(written)
}

// "amp d/c'd"
const ended = /^d\/?c['’]?d(?![a-z])/i
// The longest "x100days", in characters.
const maxSpell = 9
const timedSpell = /^x\d{1,3}(?:h|hrs?|d|days?|wks?)$/i
// a day or a cycle of a course, too: "mica D4", "pem C4D1"
const anySpell = /^(?:x?\d{1,3}(?:d|days?|wks?)|(?:c\d{1,2})?d\d{1,3}|c\d{1,2})$/i

const isNo = oneOf('no')
const isMore = oneOf('more further')
// The longest short form of a drug, in characters.
const shortForm = 5

/** "no gent", "No BB": a short form; not "no transfusion", "no caffeine". */
function isDeniedShort({ first, end }: Candidate, { tokens }: Around): boolean {
  const no = isMore(tokens, first - 1) ? first - 2 : first - 1 // "no more indo"
  return isNo(tokens, no) && tokens.end[end - 1]! - tokens.start[first]! <= shortForm
}

const isW = oneOf('w')

/** "w/" */
const isWithSlash = (i: number, { text, tokens }: Around): boolean =>
  text.charCodeAt(tokens.start[i]!) === 47 && isW(tokens, i - 1)

/** "2 doses of IPV", "10 mL of SPS" */
function isDose(i: number, { tokens, endsAt }: Around): boolean {
  return i >= 0 && ((endsAt[i]! & (kindBit('unit') | kindBit('form'))) !== 0 || isDoseWord(tokens, i))
}

/** What says that an ambiguous drug is one: its rule, or null. */
export function medicationEvidence(candidate: Candidate, around: Around): string | null {
  const sentence = around.sentences[around.sentenceAt[candidate.first]!]!
  const section = around.sections[around.sectionAt[candidate.first]!]!
  if (!section.implies.includes('list=medication') && isResult(candidate, sentence.end, around)) return null
  if (isDayOfCourse(candidate, around)) return null
  if (hasDoseAfter(candidate, sentence.end, around)) return 'ambiguous/dose'
  const valued = hasValueAfter(candidate.end, sentence.end, around)
  const isTest = (around.lexicon.columns.entryKinds[candidate.entry]! & observationBit) !== 0
  if (candidate.first > sentence.first && !(valued && isTest)) {
    const before = candidate.first - 1
    if (!isDisease(candidate, around) || !isWith(around.tokens, before) || isDose(before - 1, around)) {
      // "tremor w/ tac"
      if (!isTest && !isDisease(candidate, around) && (isWithSlash(before, around) || isDeniedShort(candidate, around)))
        return 'ambiguous/taken'
      if (isTaken(around.tokens, before) || (!isTest && isChanged(around.tokens, before))) return 'ambiguous/taken'
      if (around.endsAt[before]! & (kindBit('route') | kindBit('unit') | kindBit('form'))) return 'ambiguous/dose'
    }
  }
  if (isInDrugList(candidate, sentence.first, around)) return 'ambiguous/drug-list'
  if (!isTest && isBeforeDrug(candidate, sentence.first, sentence.end, around)) return 'ambiguous/drug-list'
  if (valued && isTest && isBeyond(candidate, sentence.end, around)) return 'ambiguous/dose'
  if (candidate.end < sentence.end && isCourse(around.tokens, candidate.end)) return 'ambiguous/course'
  if (isGiven(candidate.end, sentence.end, isTest, around)) return 'ambiguous/course'
  if (
    (!isTest || isKind('blood', candidate, around)) &&
    !isDisease(candidate, around) &&
    candidate.end < sentence.end &&
    isTreated(around.tokens, candidate.end)
  )
    return 'ambiguous/course'
  if (section.implies.includes('list=observation')) return null
  if (
    valued &&
    !isTest &&
    !isDisease(candidate, around) &&
    !isKind('fluid', candidate, around) &&
    isBareDose(candidate, sentence.end, around)
  )
    return 'ambiguous/dose'
  // "vit D 2000" in a list of medications: more than a test has
  if (valued && (!section.implies.includes('list=medication') || isResult(candidate, sentence.end, around))) return null
  if (section.implies.includes('list=medication') || section.implies.includes('allergen'))
    return 'ambiguous/medication-list'
  return null
}

const isIf = oneOf('if prn for')

/** "edema: dex 4, keppra": a short form, a number and nothing more. */
function isBareDose({ first, end }: Candidate, stop: number, { text, tokens }: Around): boolean {
  if (end >= stop || tokens.kind[end] !== Kind.number || tokens.end[end - 1]! - tokens.start[first]! > shortForm)
    return false
  if (end + 1 >= stop || tokens.flags[end + 1]! & Flag.line || isIf(tokens, end + 1)) return true
  return closers.has(text[tokens.start[end + 1]!]!)
}

const closers = new Set([',', ';', '.', ')'])

/** "vit D 5000": right after the name a whole number that is more than its test can have. */
function isBeyond({ entry, end }: Candidate, stop: number, { text, tokens, lexicon }: Around): boolean {
  if (end >= stop || tokens.kind[end] !== Kind.number) return false
  const written = text.slice(tokens.start[end]!, tokens.end[end]!)
  const value = Number(written.replace(',', ''))
  if (!(value >= leastDose) || written.includes('.')) return false
  const limits = lexicon.senses(entry).flatMap(({ concept }) => {
    const test = lexicon.concept(concept)
    if (test.kind === 'medication' && test.type === 'blood') return [Number.POSITIVE_INFINITY] // "platelets 229,000"
    return test.kind === 'observation' && test.plausible !== null ? [test.plausible[1]] : []
  })
  return limits.length > 0 && limits.every((most) => value > most)
}

// No result of such a test is written so large.
const leastDose = 400

const day = /^d\d{1,2}$/i

/** "ceftriaxone 1 g q24h (D3)": the day of a course, right in a bracket. */
function isDayOfCourse({ first, end }: Candidate, { text, tokens }: Around): boolean {
  if (end - first !== 1 || first === 0 || text[tokens.start[first]! - 1] !== '(') return false
  return day.test(text.slice(tokens.start[first]!, tokens.end[first]!))
}

/** "potassium 4.2 daily labs", "iron is 48": a test's plausible value without a unit of a dose; "potassium 20 daily" and "iron 325 daily" are none. */
function isResult({ entry, end }: Candidate, stop: number, { text, tokens, lexicon, beginsAt }: Around): boolean {
  const at = end < stop && isValueLink(tokens, end) ? end + 1 : end
  if (at >= stop || tokens.kind[at] !== Kind.number || !(lexicon.columns.entryKinds[entry]! & observationBit))
    return false
  const flagged = at + 1 < stop && isLowFlag(at + 1, { text, tokens })
  if (at + 1 < stop && beginsAt[at + 1]! & kindBit('unit') && !flagged) return false
  const written = text.slice(tokens.start[at]!, tokens.end[at]!)
  if (!written.includes('.') && at + 1 < stop && beginsAt[at + 1]! & doseKinds) return false
  const value = Number(written)
  return lexicon.senses(entry).some(({ concept }) => {
    const test = lexicon.concept(concept)
    if (test.kind !== 'observation' || test.plausible === null) return false
    return value >= test.plausible[0] && value <= test.plausible[1]
  })
}
