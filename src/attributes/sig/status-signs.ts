/** Signs of a status: what the words of a cue, a drug's own words and a section say, one question each. */
import { Flag, Kind, oneOf, type Reason } from '../../note/index.ts'
import type { Described } from './cue-targets.ts'
import type { Drug } from './segments.ts'
import { type SigWords, signAt, wordAt } from './sig-words.ts'
import type { StatusCue } from './status-cues.ts'

const resuming = oneOf('resumed restarted reinstated reinitiated')

/** "was resumed", "and restarted" */
export function resumes({ tokens }: SigWords, { first, end }: StatusCue): boolean {
  for (let i = first; i < end; i++) if (resuming(tokens, i)) return true
  return false
}

/** "fentanyl 50 mcg, Versed 2 mg given": single doses in one list, given together. */
export function givenTogether(words: SigWords, drug: Described, next: Described, cue: StatusCue | undefined): boolean {
  if (cue?.status !== 'completed') return false
  const single = ({ slots }: Described): boolean =>
    slots.some(({ kind }) => kind === 'amount') && !slots.some(({ kind }) => kind === 'frequency')
  return single(drug) && single(next) && beginOf(next) - drug.wordsEnd === 1 && signAt(words, drug.wordsEnd) === 44
}

/** Where a drug's words begin: its name, or the amount right before it. */
export const beginOf = ({ first, slots }: Described): number =>
  slots.length > 0 ? Math.min(first, slots[0]!.first) : first

/** "restart", "add": a bare verb that opens its sentence. */
export function isImperative(words: SigWords, cue: StatusCue): boolean {
  const before = cue.first - 1
  return (
    (cue.end - cue.first === 1 || to(words.tokens, cue.end - 1)) && // "rotate to"
    !/(?:ed|ing|^cont\w*)$/i.test(wordAt(words, cue.first)) &&
    (before < 0 || words.tokens.kind[before] === Kind.sign || (words.tokens.flags[cue.first]! & Flag.line) !== 0)
  )
}

// Sections that tell of what was done.
export const givenIn = new Set([
  'immunizations',
  'procedures',
  'findings',
  'procedure-disposition',
  'procedure-description',
  'operative-fluids',
  'anesthesia',
  'technique',
  'administered-medications',
])

/** A dose, and no word of how often. */
export function isSingleDose({ slots }: Described): boolean {
  const kinds = new Set(slots.map(({ kind }) => kind))
  return (
    kinds.has('amount') &&
    !slots.some((slot) => slot.kind === 'amount' && slot.value.style === 'rate') &&
    !kinds.has('prn') &&
    !kinds.has('duration') &&
    slots.every((slot) => slot.kind !== 'frequency' || slot.value.count === 1)
  )
}

/** "as needed" makes what it is needed for hypothetical, and no drug. */
export function isAsNeeded({ text }: SigWords, because: readonly Reason[] | undefined): boolean {
  return (
    because?.some(({ span }) => /^p\.?\s?r\.?\s?n|need|prophyla|ppx|^hold/i.test(text.slice(span.start, span.end))) ??
    false
  )
}

/** "60 mg daily (previously 40 mg daily)": what is past stands in brackets after the drug. */
export function isAside({ text, tokens }: SigWords, drug: Drug, because: readonly Reason[] | undefined): boolean {
  const end = tokens.end[drug.end - 1]!
  return because?.some(({ span }) => span.start > end && text[span.start - 1] === '(') ?? false
}

/** "tolerates", "has tolerated"; not "could not tolerate". */
export function isTolerance({ text, tokens }: SigWords, cue: StatusCue): boolean {
  const said = text.slice(tokens.start[cue.first]!, tokens.end[cue.end - 1]!)
  return /tolerat|\bok(?:ay)?$|fine$|without|w\/o/i.test(said) && !/not|n't|unable/i.test(said)
}

/** Is the slot a frequency that goes on: "daily", and not "x1"? */
export const isOften = (slot: Described['slots'][number]): boolean =>
  slot.kind === 'frequency' && slot.value.count === undefined

const isNone = oneOf('no none never')

/** "tamsulosin no, haldol none;": the answer right after a drug of a list, and nothing after it. */
export function isAnsweredNo(words: SigWords, drug: Described): boolean {
  const { tokens } = words
  const wordsEnd = drug.wordsEnd + (signAt(words, drug.wordsEnd) === 45 ? 1 : 0) // "can she take Aleve - no."
  if (wordsEnd >= tokens.length || !isNone(tokens, wordsEnd) || tokens.flags[wordsEnd]! & Flag.line) return false
  const next = wordsEnd + 1
  const sign = signAt(words, next)
  if (sign === 46 && tokens.kind[next + 1] === Kind.number) return false // "Tylenol No. 3"
  return next >= tokens.length || sign === 44 || sign === 59 || sign === 46 || (tokens.flags[next]! & Flag.line) !== 0
}

const planned = oneOf('will would start add give begin')

/** "if", "should": what the condition governs is planned. */
export function isSupposed(
  { text, tokens }: SigWords,
  cue: StatusCue,
  because: readonly Reason[] | undefined,
): boolean {
  if (!planned(tokens, cue.first)) return false
  return (
    because?.some(({ span }) =>
      /^(?:if|should|unless|in (?:the event|case)\b.*)$/i.test(text.slice(span.start, span.end)),
    ) ?? false
  )
}

const prescription = oneOf('prescription prescriptions script scripts rx sample samples refill refills')

/** "a prescription for" */
export function prescribes({ tokens }: SigWords, { first, end }: StatusCue): boolean {
  for (let i = first; i < end; i++) if (prescription(tokens, i)) return true
  return false
}

const takes = oneOf(
  'currently current takes taking uses using now continue continues premedicate premedicated premed premeds pre can able ok okay',
)

const tries = oneOf('tried past prior previous previously failed')

/** "currently on", "she takes", "previously tried": not the "on" of "a rash on penicillin". */
export function isTaken({ tokens }: SigWords, cue: StatusCue): boolean {
  return cue.status === 'active' ? takes(tokens, cue.first) : cue.status === 'stopped' && tries(tokens, cue.first)
}

// Cues that in the report of an operation tell what was done in it: "using", "controlled with", "refilled with".
export const doneIn = oneOf('using used refilled filled controlled placed on')
/** Those of them that elsewhere tell of a single dose: "Refilled Synthroid 112 mcg", "placed on Lasix 40 mg" do not. */
export const usedIn = oneOf('using used controlled')

const coursesOf = oneOf('cycle cycles course courses week weeks month months round rounds dose doses treatments')
// As far back as "s/p" may stand, in characters.
const maxPast = 160

/** "status post radiation and 6 weeks of chemotherapy", "s/p 6 cycles of R-CHOP" */
export function isPastCourse({ text, tokens }: SigWords, { first }: Drug): boolean {
  if (!of(tokens, first - 1) || !coursesOf(tokens, first - 2)) return false
  const start = tokens.start[first]!
  return /(?:\bs\/p|\bstatus post)\b[^.;]*$/i.test(text.slice(Math.max(0, start - maxPast), start))
}

// As far as a range of dates may go, in characters.
const maxDates = 32
const datesAfter =
  /^[ ,]{0,2}[([]?(?:from )?(?:(\d{1,2})\/(\d{1,2})(?:\/\d{2,4})?|\d{1,2}\/(?:19|20)\d\d|(?:19|20)\d\d) ?(?:-|–|to|thru|through) ?(?:(\d{1,2})\/(\d{1,2})(?:\/\d{2,4})?|\d{1,2}\/(?:19|20)\d\d|(?:19|20)\d\d|'?\d\d(?= ?[(;,.]|$))(?![\d/.%]| ?(?:mg|mcg|g|mL|tab|cap|units?)\b)/

/** "vancomycin 1 g q12h (6/2-6/5)", "Humira 2015-2018": a course that has both its ends. */
export function isCourseWithEnds({ text, tokens }: SigWords, { end, wordsEnd }: Described): boolean {
  const after = (token: number): RegExpExecArray | null => {
    const from = tokens.end[token - 1]!
    return datesAfter.exec(text.slice(from, from + maxDates))
  }
  const found = after(wordsEnd) ?? after(end)
  if (found === null) return false
  const [, month = '1', day = '1', lastMonth = '1', lastDay = '1'] = found
  const isDay = (m: string, d: string): boolean =>
    Number(m) >= 1 && Number(m) <= 12 && Number(d) >= 1 && Number(d) <= 31
  return isDay(month, day) && isDay(lastMonth, lastDay)
}

// As far as "five of a planned six cycles" may go, in characters.
const maxOfPlanned = 60
const ofPlanned =
  /^ (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven) (?:out )?of (?:the |a |an |his |her )?(?:total of )?(?:planned )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i

/** "completed five of a planned six cycles" */
export function isUnfinished({ text, tokens }: SigWords, { end }: StatusCue): boolean {
  const from = tokens.end[end - 1]!
  return ofPlanned.test(text.slice(from, from + maxOfPlanned))
}

const to = oneOf('to')
const of = oneOf('of')
const was = oneOf('was were been')
const on = oneOf('on')
const until = oneOf('until till')
const untilReach = 4 // tokens from the drug to "until"

/** "was on warfarin until 2019": the drug at tokens up to `end`, by a cue that is the "on" before it. */
export function isPastUntil({ tokens }: SigWords, cue: StatusCue, end: number): boolean {
  if (!was(tokens, cue.end - 2) || !on(tokens, cue.end - 1)) return false
  for (let i = end; i < end + untilReach && i < tokens.length; i++) if (until(tokens, i)) return true
  return false
}

/** "mother takes insulin": no status of the patient's; "takes his wife's Lasix" is. */
export function isOfFamily(
  { text, tokens }: SigWords,
  { first }: Pick<Drug, 'first'>,
  axes: { readonly experiencer: string } | undefined,
): boolean {
  return (
    axes?.experiencer === 'family' && !/['’]s$/.test(text.slice(tokens.start[first]! - 3, tokens.start[first]! - 1))
  )
}

const nowadays = oneOf('now currently still')

/** "in the past, she has been on Prozac": what was so then. */
export function isPastTold(
  { text, tokens }: SigWords,
  cue: StatusCue,
  axes: { readonly temporality: string; readonly because?: readonly Reason[] } | undefined,
): boolean {
  if (axes?.temporality !== 'historical' || !on(tokens, cue.end - 1) || nowadays(tokens, cue.first)) return false
  const begin = tokens.start[cue.first]!
  return (axes.because ?? []).some(
    ({ span }) =>
      span.end <= begin &&
      /^(?:in the (?:distant |remote )?past|previously|formerly)$/i.test(text.slice(span.start, span.end)),
  )
}

const cultured = oneOf('sensitive resistant resistance susceptible sensitivities pansensitive intermediate')

/** "culture sensitive to": what germs withstand. */
export function isOfCulture({ tokens }: SigWords, { first, end }: StatusCue): boolean {
  for (let i = first; i < end; i++) if (cultured(tokens, i)) return true
  return false
}

/** "did not receive Pneumovax": what is said of a vaccine among allergies. */
export const receives = oneOf('receive received receives refused declined declines')

// Sections of the report of a procedure that tell of it under a title of their own, or under none.
export const reported = new Set(['none', 'unknown', 'implants', 'complications', 'closure'])

const trial = oneOf('trial')

/** "trial of": in a plan it is an order. */
export const isTrial = ({ tokens }: SigWords, { end }: StatusCue): boolean => trial(tokens, end - 2)

const allergies = oneOf('allergy allergies allergic')

/** "no allergies to" */
export function isOfAllergy({ tokens }: SigWords, { first, end }: StatusCue): boolean {
  for (let i = first; i < end; i++) if (allergies(tokens, i)) return true
  return false
}

/** "recs:", "Recommendations:": what is advised, and all that its line goes on with. */
export const announces = (words: SigWords, cue: StatusCue): boolean =>
  cue.status === 'intended' && signAt(words, cue.end - 1) === 58

const versus = oneOf('vs versus')

/** "vs" */
export const isVersus = ({ tokens }: SigWords, { first }: StatusCue): boolean => versus(tokens, first)

const except = oneOf('except')

/** "denied any allergy to iodine", "no PCN allergy"; not "no allergies except penicillin", "could not tolerate". */
export function noAllergy(
  { text, tokens }: SigWords,
  { first }: Pick<Drug, 'first'>,
  cue: StatusCue | null,
  axes: { readonly certainty: string; readonly because?: readonly Reason[] } | undefined,
): boolean {
  if (axes?.certainty !== 'absent') return false
  if (cue !== null) for (let i = cue.first; i < cue.end; i++) if (except(tokens, i)) return false
  const start = tokens.start[first]!
  const denies = ({ rule, span }: Reason): boolean =>
    rule.startsWith('cue/') &&
    span.end <= start &&
    (cue === null || span.end <= tokens.start[cue.first]! || span.start >= tokens.end[cue.end - 1]!) &&
    !/tolerat/i.test(text.slice(span.end, start))
  return axes.because?.some(denies) ?? false
}
