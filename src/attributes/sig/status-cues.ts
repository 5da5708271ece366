/** Status cues: the words of sig/status.tsv found in a note ("stopped", "was given", "consider"). */
import { byEntry, kindBit, type Lexicon, type TermTable } from '../../lexicon/index.ts'
import { Kind, oneOf, type TokenTable } from '../../note/index.ts'
import { allergyLetter } from './ample.ts'
import type { MedicationStatus } from './sig.ts'

/** A cue in the note: tokens `first` to `end`. */
export interface StatusCue {
  readonly first: number
  readonly end: number
  readonly status: MedicationStatus
  readonly direction: 'forward' | 'backward' | 'both'
  /** Reaches only a drug that stands right beside it: "1 g BID - out x6 wks", "rash with Bactrim". */
  readonly touching: boolean
  /** Speaks of one drug, and not of those after it: "swap A for B". */
  readonly single: boolean
  /** "it" stands after it: it speaks of the drug before, past a "but" too. */
  readonly pronoun: boolean
  /** Of how many drugs before it it says so: 2 after "both", all of its list after "all"; 1 where neither stands. */
  readonly counts: number
}

interface Known {
  readonly status: string
  readonly direction: StatusCue['direction']
  readonly form: string | null
  readonly touching: boolean
  readonly single: boolean
  /** Before a condition or a test it says why: "held given AKI". */
  readonly reason: boolean
}

// After these a verb speaks of what was named before.
const pronouns = /^(?:it|them|these|those|both|either)$/i
// "start D4": on a later day of a course.
const startsOn = /^(?:start|begin|starting|beginning|due)$/i
const dayOfCourse = /^d\d{1,2}$/i

const bit = kindBit('word')
const none: readonly Known[] = []

const knownOf = byEntry((senses, lexicon): readonly Known[] => {
  const known = senses.flatMap((sense): Known[] => {
    const concept = lexicon.concept(sense.concept)
    if (concept.kind !== 'word' || concept.fields.table !== 'status') return []
    return [
      {
        status: concept.fields.effect!.slice('status='.length),
        direction: concept.fields.direction as Known['direction'],
        form: sense.form,
        touching: concept.fields.scope === 'touch',
        single: concept.fields.scope === 'one',
        reason: concept.fields.scope === 'reason',
      },
    ]
  })
  return known.length === 0 ? none : known
})

/** The cues between two tokens in order; of overlapping ones the first and longest. Rows with `status=none` only cover what they hold. */
export function findStatusCues(
  text: string,
  tokens: TokenTable,
  terms: TermTable,
  lexicon: Lexicon,
  drug: Uint8Array,
  from = 0,
  to = tokens.length,
): readonly StatusCue[] {
  const cues: StatusCue[] = []
  const known = knownOf(lexicon)
  let covered = 0
  for (let t = firstTerm(terms, from); t < terms.length && terms.first[t]! < to; t++) {
    if (!(terms.kinds[t]! & bit)) continue
    const first = terms.first[t]!
    if (first < covered) continue
    // the longest of those that begin here
    let best: Known | null = null
    let end = 0
    let k = t
    for (; k < terms.length && terms.first[k] === first; k++) {
      if (!(terms.kinds[k]! & bit)) continue
      for (const one of known(terms.entry[k]!)) {
        if (one.form !== null && one.form !== text.slice(tokens.start[first]!, tokens.end[terms.end[k]! - 1]!)) continue
        if (terms.end[k]! >= end && (best === null || !crossesColumn(tokens, first, terms.end[k]!))) {
          best = one
          end = terms.end[k]!
        }
      }
    }
    t = k - 1
    if (best === null || drug[first]) continue
    covered = end
    if (best.reason && tokens.kind[end] !== Kind.sign && saysWhy(terms, drug, k, end)) continue
    // "losartan 50   HOLD K 5.2": found, and no bound: "hold HR <55"
    if (best.status === 'none' && tokens.kind[end] === Kind.number && end - first === 2 && isHold(tokens, first))
      best = { ...best, status: 'on-hold', direction: 'backward' }
    if (best.status !== 'none' && end <= to) {
      // "so she quit taking it": the drug before
      const after = end < to ? text.slice(tokens.start[end]!, tokens.end[end]!) : ''
      const pronoun = pronouns.test(after) && !drug[end + 1] && !drug[end + 2]
      const counts = best.direction === 'forward' ? 1 : countsBefore(tokens, first)
      const later = dayOfCourse.test(after) && startsOn.test(text.slice(tokens.start[first]!, tokens.end[end - 1]!))
      cues.push({
        first,
        end,
        status: later ? 'intended' : (best.status as MedicationStatus),
        direction: pronoun || counts > 1 ? 'backward' : best.direction,
        touching: best.touching,
        single: best.single,
        counts,
        pronoun: pronoun || counts > 1 || (best.direction !== 'forward' && first > 0 && goesOn(text, tokens, first)),
      })
    }
  }
  const letter = allergyLetter(text, tokens, from, to)
  if (letter < 0) return cues
  const list = { status: 'allergy', direction: 'forward', touching: false, single: false, pronoun: false } as const
  return [...cues, { ...list, first: letter, end: letter + 2, counts: 1 }].sort((a, b) => a.first - b.first)
}

/** "STOP      on apixaban": a blank of a table stands inside. */
function crossesColumn(tokens: TokenTable, first: number, end: number): boolean {
  for (let i = first + 1; i < end; i++) if (tokens.start[i]! - tokens.end[i - 1]! >= 3) return true
  return false
}

/** "A, B and C, all held", "A and B were both stopped", "all of these have been held": how many drugs before it a cue speaks of. */
function countsBefore(tokens: TokenTable, first: number): number {
  for (let i = first - 1; i >= 0 && i > first - 5; i--) {
    if (isAll(tokens, i)) return Number.POSITIVE_INFINITY
    if (isBoth(tokens, i)) return 2
    if (!between(tokens, i) && !speaksOfBefore(tokens, i) && !isOfThem(tokens, i)) return 1
  }
  return 1
}

/** "(Patient not taking: …)", "prescribed but never filled": what goes on about the drug before. */
function goesOn(text: string, tokens: TokenTable, first: number): boolean {
  if (text[tokens.start[first]! - 1] === '(') return true
  let before = first - 1
  while (before > first - 4 && between(tokens, before)) before-- // "it was later stopped"
  if (speaksOfBefore(tokens, before)) return true
  return subject(tokens, first - 1) && but(tokens, first - 2) // "but she refused"
}

// "Cymbalta; however, this was discontinued"
const between = oneOf('was were is are later then also subsequently eventually now')
const isHold = oneOf('hold held')
const isAll = oneOf('all')
const isBoth = oneOf('both')
const isOfThem = oneOf('of them these those have has been being')
const but = oneOf('but')
const subject = oneOf('pt patient he she they')
const speaksOfBefore = oneOf('but it this these which that')
const findings = kindBit('condition') | kindBit('observation')

// As far as a dose and its unit may push a drug from its verb, in tokens.
const maxDosed = 3

/** Does a condition or a test follow within a word, and no drug? Terms from number `t` on begin after the cue began. */
function saysWhy(terms: TermTable, drug: Uint8Array, t: number, end: number): boolean {
  for (let i = end; i < end + maxDosed; i++) if (drug[i]) return false // "given 1 mg Ativan"
  for (let k = t; k < terms.length && terms.first[k]! <= end + 1; k++) {
    const first = terms.first[k]!
    if (first >= end && drug[first]) return false
    if (first >= end && terms.kinds[k]! & findings) return true
  }
  return false
}

/** The first term that begins at a token or later. */
export function firstTerm(terms: TermTable, token: number): number {
  let lo = 0
  let hi = terms.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (terms.first[mid]! < token) lo = mid + 1
    else hi = mid
  }
  return lo
}
