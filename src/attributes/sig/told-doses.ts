/** Told doses: what was given and is not taken on, by its own words: counted doses, what came of them, when they were. */
import { Flag, Kind, oneOf } from '../../note/index.ts'
import type { Described } from './cue-targets.ts'
import { type SigWords, signAt } from './sig-words.ts'
import type { SectionSays } from './status-found.ts'
import { isOften, isSingleDose } from './status-signs.ts'

const toldIn = new Set([
  'history-of-present-illness',
  'hospital-course',
  'subjective',
  'oncologic-history',
  'past-medical-history',
  'birth-history',
  'obstetric-history',
])

/** Is the drug counted, "x1", "x 3 doses", or given for so long? */
const isCounted = (slot: Described['slots'][number]): boolean =>
  slot.kind === 'count' || (slot.kind === 'frequency' && slot.value.count !== undefined)

const isDrip = (slot: Described['slots'][number]): boolean =>
  slot.kind === 'frequency' && slot.value.continuous === true

/** A dose or several that were counted, "x1", "x 2 doses", "for 2 days", and no word of how often, where a note tells what happened. */
export function isToldCourse(words: SigWords, drug: Described, { type, told }: SectionSays): boolean {
  const { slots, end } = drug
  if (told && isWhileThere(words, drug)) return true
  return (
    (told || toldIn.has(type)) &&
    (slots.some((slot) => slot.kind === 'duration' || isCounted(slot)) || isTimes(words, end)) &&
    !slots.some((slot) => slot.kind === 'prn' || (isOften(slot) && !isDrip(slot))) // "octreotide gtt x72h"
  )
}

const whileThere =
  /^ (?:while (?:inpatient|hospitalized|admitted|in[- ]?house|in the hospital)|during (?:the |this |her |his )?(?:hospitalization|admission|hospital stay|stay))\b/i

/** "sliding scale insulin while inpatient" */
const isWhileThere = ({ text, tokens }: SigWords, { wordsEnd }: Described): boolean =>
  whileThere.test(text.slice(tokens.end[wordsEnd - 1]!, tokens.end[wordsEnd - 1]! + maxOutcome))

const times =
  /^ ?[x×] ?\d{1,2}(?![\w./%-])(?! ?(?:d|days?|h|hrs?|hours?|wks?|weeks?|mos?|months?|yrs?|years?|doses?)\b)/i

/** "R-CHOP x6": how often, right after the name. */
const isTimes = ({ text, tokens }: SigWords, end: number): boolean =>
  times.test(text.slice(tokens.end[end - 1]!, tokens.end[end - 1]! + 8))

/** "Lasix 40 IV x1", "CTX x1": doses that were counted, where no plan is made and no list says otherwise. */
export function isCountedDose(words: SigWords, { slots, end }: Described, { type, implies }: SectionSays): boolean {
  if (implies.includes('status=') || orderedIn.test(type)) return false
  if (!/assessment/.test(type) && isTimes(words, end))
    return !slots.some(({ kind }) => kind === 'amount' || kind === 'prn') // "s/p lumpectomy, AC x4"
  const problems = implies.includes('list=problem') // there "x2" may be an order
  return (
    slots.some((slot) => isCounted(slot) && !(problems && slot.kind === 'count')) &&
    !slots.some((slot) => slot.kind === 'prn' || isOften(slot))
  )
}

const orderedIn = /plan|instruction|recommend|^system-|medication|^none$/

// As far as an outcome may go, in characters.
const maxOutcome = 40
const outcome =
  /^[ ,;)-]{0,3}(?:this (?:am|morning)\b|(?:@|at) ?(?:\d{4}|\d{1,2}:\d\d)\b|overnight\b|(?:in|at) (?:the )?(?:ed|er|osh|triage|pacu|or)\b|osh\b|(?:->|→) ?\d|resolved\b|done\b|(?:w\/ ?|with |w\/o ?|without )(?:good |some |great |minimal |no |little |partial |excellent )?(?:response|relief|effect|improvement|uop|urine output|resolution)\b|no (?:effect|response|relief|improvement)\b|effective\b|ineffective\b|yest(?:erday)?\b|last night\b)/i

// "Cytotec 25 mcg x3, then Pitocin"
const then = /^,? then\b/i
// "x2 (9/10, 9/12)"
const dated = /^(?: x ?\d{1,2})? ?\(\d{1,2}\/\d{1,2}(?:(?:, ?| and | & )\d{1,2}\/\d{1,2})*\)/

/** "2.5 IV x2 no effect", "40 IV x1 w/ good UOP", "2 g x1 this am": single doses, and what came of them or when they were. */
export function hadOutcome(words: SigWords, { slots, end, wordsEnd }: Described): boolean {
  const { text, tokens } = words
  if (!slots.some((slot) => slot.kind === 'amount' || slot.kind === 'frequency') && !isTimes(words, end)) return false
  if (slots.some((slot) => slot.kind === 'prn' || slot.kind === 'duration' || isOften(slot))) return false
  const from = tokens.end[wordsEnd - 1]!
  const after = text.slice(from, from + maxOutcome)
  return (
    outcome.test(after.replace(/^ x\d\b/, '')) || (slots.some(isCounted) && (dated.test(after) || then.test(after)))
  )
}

const lately =
  /^ (?:last (?:night|week|wk|month|mo|year|yr)|yest(?:erday)?|(?:~ ?)?\d{1,2} ?(?:d|days?|wks?|weeks?|mos?|months?|yrs?|years?) ago|in (?:19|20)\d\d|in (?:january|february|march|april|may|june|july|august|september|october|november|december))(?![\w/])/i

/** "Amoxicillin last month for AOM": when it was, and no word of how often. */
export function wasLately({ text, tokens }: SigWords, { slots, end, wordsEnd }: Described): boolean {
  if (slots.some((slot) => slot.kind === 'prn' || isOften(slot))) return false
  const after = (token: number): string => text.slice(tokens.end[token - 1]!, tokens.end[token - 1]! + maxLately)
  if (lately.test(after(end).replace(/^ (?:injection|shot|infusion|course)s?/i, ''))) return true
  const course = slots.some((slot) => slot.kind === 'duration' || slot.kind === 'reason' || isCounted(slot))
  return course && (inYear.test(after(wordsEnd)) || lately.test(after(wordsEnd)))
}

// "2 weeks ago", "in September": the longest in characters.
const maxLately = 32
const inYear = /^ (?:in )?(?:19|20)\d\d(?![\w/])/

// How far before a drug the words stand that tell where it was given, and a line's time, in tokens.
const maxLead = 60
const inOrAt = oneOf('in at')
const the = oneOf('the')
const places = oneOf('ed er eds triage osh pacu uc ambulance field')
const givers = oneOf('ems medics paramedics')
const nights = oneOf('overnight o/n')
const plans = oneOf('will plan recommend rec recs start continue cont home on if hold')

/**
 * "In the ED, NS 1 L, Zofran 4 mg IV", "overnight, Lasix 40 IV", "0200 bicarb 100 mEq": single doses, after words of the sentence that
 * tell where or when they were given; not "propofol gtt 30", which runs on.
 */
export function isGivenThere(words: SigWords, drug: Described): boolean {
  const { tokens } = words
  if (!isBolus(drug)) return false
  let i = drug.first - 1
  for (; i >= 0 && i > drug.first - maxLead; i--) {
    const sign = signAt(words, i)
    if (sign === 46 && (tokens.flags[i + 1]! & Flag.space) !== 0 && tokens.kind[i - 1] !== Kind.number) return false
    if (plans(tokens, i)) return false
    if (places(tokens, i) && (inOrAt(tokens, i - 1) || (the(tokens, i - 1) && inOrAt(tokens, i - 2)))) return true
    if ((places(tokens, i) || givers(tokens, i)) && signAt(words, i + 1) === 58) return true
    if (nights(tokens, i) && isLineStart(words, i)) return true
    if (isLineStart(words, i)) return isClock(words, i)
  }
  return false
}

const isLineStart = ({ tokens }: SigWords, i: number): boolean => i === 0 || (tokens.flags[i]! & Flag.line) !== 0

/** "0214", "14:30": the time that opens a line. */
function isClock(words: SigWords, i: number): boolean {
  const { tokens } = words
  if (tokens.kind[i] !== Kind.number) return false
  const { text } = words
  const found = /^([01]?\d|2[0-3]):?([0-5]\d)(?![\d./%-])/.exec(text.slice(tokens.start[i]!, tokens.start[i]! + 8))
  return found !== null && found[0].length >= 4
}

/** A dose, counted or once, by any way but a drip, and no word of how often. */
function isBolus(drug: Described): boolean {
  const { slots } = drug
  if (slots.some((slot) => slot.kind === 'prn' || slot.kind === 'duration' || isOften(slot))) return false
  return isSingleDose(drug) || slots.some(isCounted)
}

/** "Dilaudid 1 mg IV", "LR 1 L", where a note tells what happened: into a vein or a muscle, or so much of a fluid. */
export function isToldDose(drug: Described, { type, told }: SectionSays): boolean {
  if (!(told || toldIn.has(type)) || !isSingleDose(drug)) return false
  return drug.slots.some(
    (slot) =>
      (slot.kind === 'route' && (slot.value === 'intravenous' || slot.value === 'intramuscular')) ||
      (slot.kind === 'amount' && drug.fluid && /^(?:L|mL|mL\/kg)$/.test(slot.value.amount.unit)),
  )
}
