/** Choosing: of the meanings that the terms may have, those that count; the longest from the left, ambiguous ones with evidence. */
import { byEntry, kindBit } from '../lexicon/index.ts'
import { Flag, Kind, oneOf, type Reason, roomForColumns, type TokenTable } from '../note/index.ts'
import { type Candidate, findCandidates, writtenForm } from './candidates.ts'
import { applyShortForms } from './defined-short-forms.ts'
import { type Around, decide } from './disambiguate.ts'
import { findDrugHarms } from './drug-harms.ts'
import { findLetterLists } from './letter-lists.ts'
import { findMisspelt } from './misspellings.ts'
import { findParted } from './parted-terms.ts'
import { findShortened } from './shortened-words.ts'

/** A candidate that counts, and why. */
export interface Chosen {
  readonly candidate: Candidate
  readonly because: Reason[]
}

/** Told of each candidate that does not count, and the rule that decided: for explanations, which ask again; else nobody listens. */
export type Lose = (candidate: Candidate, rule: string) => void

const wordBit = kindBit('word')
const modifierBit = kindBit('modifier')

/** What was chosen, in order, and the tokens in which no condition of open vocabulary begins: tests' names, words that a rule refused. */
export interface Choice {
  readonly chosen: readonly Chosen[]
  readonly closed: readonly Pick<Candidate, 'kind' | 'first' | 'end'>[]
}

/** Chooses. Tests' names are among the chosen, as they hold words that are no condition ("hepatitis B surface antigen"). */
export function chooseCandidates(around: Around, lose?: Lose): Choice {
  const { tokens, terms, lexicon } = around
  const chosen: Chosen[] = []
  const open: Candidate[] = []
  const closed: Candidate[] = []
  const barred = barredStretches(around)
  const size = tokens.length
  const { buffer, at } = roomForColumns(size * 3)
  const ends = new Uint8Array(buffer, at, size) // 1 where a chosen condition ends
  const begins = new Uint8Array(buffer, at + size, size)
  const inside = new Uint8Array(buffer, at + size * 2, size) // 1 at every token of a chosen condition
  let conditionEnd = 0 // tokens taken so far, by kind
  let medicationEnd = 0
  let observationEnd = 0
  const take = (candidate: Candidate, rule: string | null): void => {
    const span = { start: tokens.start[candidate.first]!, end: tokens.end[candidate.end - 1]! }
    const because: Reason[] = [
      { rule: candidate.rule ?? (candidate.variant ? 'lexicon/variant' : 'lexicon/term'), span },
    ]
    if (rule !== null) because.push({ rule, span })
    chosen.push({ candidate, because })
    if (candidate.kind === 'medication') medicationEnd = Math.max(medicationEnd, candidate.end)
    if (candidate.kind !== 'condition') return
    conditionEnd = Math.max(conditionEnd, candidate.end)
    ends[candidate.end - 1] = 1
    begins[candidate.first] = 1
    for (let i = candidate.first; i < candidate.end; i++) inside[i] = 1
  }
  const letters = findLetterLists(tokens, terms, wordBit, lexicon, (first) => isDenied(first, around))
  let letter = 0
  const all = allCandidates(around)
  for (let c = 0; c < all.length; c++) {
    const candidate = all[c]!
    while (letter < letters.length && letters[letter]!.first <= candidate.first)
      take(letters[letter++]!, 'lexicon/letter-list')
    if (candidate.kind === 'observation') {
      if (candidate.first < observationEnd) continue
      observationEnd = candidate.end
      if (candidate.end - candidate.first > 1 && !isDrugAfterAll(candidate, around) && !isMeasured(candidate, around)) {
        chosen.push({ candidate, because: [] })
        closed.push(candidate)
      }
      continue
    }
    if (candidate.first < (candidate.kind === 'condition' ? conditionEnd : medicationEnd)) {
      lose?.(candidate, 'mentions/longer-term')
      continue
    }
    // "n/v" is two letters, whatever longer term begins here
    if (candidate.kind === 'condition' && letter < letters.length && letters[letter]!.first < candidate.end) {
      lose?.(candidate, 'mentions/letter-list')
      continue
    }
    if (barred.size > 0 && (barred.get(candidate.first) ?? 0) >= candidate.end) {
      lose?.(candidate, 'ambiguous/never')
      continue
    }
    if (candidate.kind === 'condition' && isListItem(all, c, around)) {
      lose?.(candidate, 'mentions/list-item')
      continue
    }
    if (candidate.kind === 'medication' && isFormOfDrug(candidate, medicationEnd, around)) {
      lose?.(candidate, 'mentions/form-of-drug')
      continue
    }
    if (candidate.kind === 'medication' && isNon(candidate, around)) {
      lose?.(candidate, 'ambiguous/never')
      continue
    }
    const decision = candidate.match === 'defined' ? defined : decide(candidate, around)
    if (decision.accepted) take(meaning(candidate, decision.concept), decision.rule)
    else if (decision.open && candidate.kind === 'condition' && listed(candidate.first - 1, -1, ends, around))
      take(meaning(candidate, decision.concept), 'ambiguous/list')
    else if (decision.open) open.push(meaning(candidate, decision.concept))
    else {
      if (candidate.kind === 'condition') closed.push(candidate)
      lose?.(candidate, decision.rule ?? 'ambiguous/no-evidence')
    }
  }
  while (letter < letters.length) take(letters[letter++]!, 'lexicon/letter-list')
  // from the right: "cold, cough and fever" lets in the cold once the cough counts
  const before = chosen.length
  const taken = around.unproven === 'on' ? takenTokens(chosen, size) : null
  for (const candidate of open.reverse()) {
    const free = !inside.subarray(candidate.first, candidate.end).includes(1)
    if (free && candidate.kind === 'condition' && listed(candidate.end, 1, begins, around))
      take(candidate, 'ambiguous/list')
    else if (taken && isFree(candidate, taken)) {
      take(candidate, 'ambiguous/unproven')
      taken.fill(1, candidate.first, candidate.end)
    } else lose?.(candidate, 'ambiguous/no-evidence')
  }
  if (chosen.length > before || letters.length > 0)
    chosen.sort((a, b) => a.candidate.first - b.candidate.first || b.candidate.end - a.candidate.end)
  return { chosen, closed }
}

/** "Digoxin was held": an uncertain name of a level ("digoxin was 0.8") that holds a drug's name and has no number after it. */
function isDrugAfterAll({ first, end, ambiguous }: Candidate, { tokens, beginsAt }: Around): boolean {
  return (
    ambiguous &&
    isWas(tokens, end - 1) &&
    (beginsAt[first]! & kindBit('medication')) !== 0 &&
    tokens.kind[end] !== Kind.number
  )
}

const isWas = oneOf('was')

/** "hypoglycemia to 38": the test's name is a condition's, and both are told. */
function isMeasured({ first, end }: Candidate, { tokens, beginsAt }: Around): boolean {
  return isTo(tokens, end - 1) && (beginsAt[first]! & kindBit('condition')) !== 0
}

const isTo = oneOf('to')

const non = oneOf('non')

/** "non-insulin diabetes", "non-narcotic": named to say that it is not. */
function isNon({ first }: Candidate, { text, tokens }: Around): boolean {
  return first > 1 && non(tokens, first - 2) && text[tokens.start[first]! - 1] === '-'
}

const formOrRoute = kindBit('form') | kindBit('route')

/** "albuterol 1 NEB", "hydrocortisone 1% cream": the form of the drug named right before. */
function isFormOfDrug({ first, end }: Candidate, drugEnd: number, { text, tokens, beginsAt }: Around): boolean {
  if (isDispensed(first, end, tokens)) return (beginsAt[first]! & kindBit('form')) !== 0
  if (end - first > 2 || drugEnd === 0 || first - drugEnd > maxStrength || first < drugEnd) return false
  if (!(beginsAt[first]! & formOrRoute) || (end - first === 2 && !(beginsAt[end - 1]! & formOrRoute))) return false
  let number = end - first === 1 && first - drugEnd <= 3
  for (let i = drugEnd; i < first; i++) {
    if (tokens.kind[i] === Kind.number) number = true
    else if (tokens.kind[i] === Kind.arrow)
      return false // "enoxaparin -> SQH"
    // "albuterol (Proventil HFA) 108 (90 Base) MCG/ACT inhaler"
    else if (!strengthSigns.has(text[tokens.start[i]!]!) && !(beginsAt[i]! & strengthKinds) && !isBase(tokens, i))
      return false
  }
  return number && !(tokens.flags[first]! & Flag.line)
}

/** "for wheezing. 1 Inhaler 0": how many are dispensed, and how often again. */
function isDispensed(first: number, end: number, { kind, flags, length }: TokenTable): boolean {
  return (
    end - first === 1 &&
    kind[first - 1] === Kind.number &&
    kind[end] === Kind.number &&
    (end + 1 >= length || (flags[end + 1]! & Flag.line) !== 0)
  )
}

// As far as a strength reaches, in tokens.
const maxStrength = 11
const strengthSigns = new Set('%()/-')
const strengthKinds = kindBit('unit') | kindBit('form')
const isBase = oneOf('base act')

/** "infection, wound dehiscence", "retention, bladder scan 600": what looks like an inverted name holds the beginning of the list's next item. */
function isListItem(all: readonly Candidate[], c: number, { text, tokens }: Around): boolean {
  const { first, end } = all[c]!
  if (end - first < 3 || text[tokens.start[end - 2]!] !== ',') return false
  for (let k = c + 1; k < all.length && all[k]!.first < end; k++)
    if (all[k]!.kind !== 'medication' && all[k]!.first === end - 1 && all[k]!.end > end) return true
  return false
}

/** 1 at every token of what was chosen. */
function takenTokens(chosen: readonly Chosen[], size: number): Uint8Array {
  const taken = new Uint8Array(size)
  for (const { candidate } of chosen) taken.fill(1, candidate.first, candidate.end)
  return taken
}

const isFree = ({ first, end }: Candidate, taken: Uint8Array): boolean => !taken.subarray(first, end).includes(1)

// A short form that the note defines needs no further evidence.
const defined = { accepted: true, rule: null, concept: null, open: false }

/** The candidates of the lexicon's terms, of misspelt ones, and of the short forms that the note defines. */
function allCandidates(around: Around): readonly Candidate[] {
  const exact = findCandidates(around.text, around.tokens, around.terms, around.lexicon)
  const others = [
    ...(around.misspellings === 'off' ? [] : findMisspelt(around)),
    ...findParted(around),
    ...findDrugHarms(around),
    ...findShortened(around),
  ]
  const both = others.length === 0 ? exact : [...exact, ...others].sort((a, b) => a.first - b.first || b.end - a.end)
  return applyShortForms(around, both)
}

/** The candidate with the chosen meaning first. */
function meaning(candidate: Candidate, concept: number | null): Candidate {
  if (concept === null || concept === candidate.concepts[0]) return candidate
  return { ...candidate, concepts: [concept, ...candidate.concepts.filter((id) => id !== concept)] }
}

/** "no r/r", "no w, r/r", "-r/r": a cue or a minus before, other letters between at most. */
function isDenied(first: number, { text, tokens, cueEndsAt, sentences, sentenceAt }: Around): boolean {
  const low = Math.max(sentences[sentenceAt[first]!]!.first, first - maxLetters)
  for (let i = first - 1; i >= low; i--) {
    if (cueEndsAt[i] || (text[tokens.start[i]!] === '-' && i === first - 1)) return true
    if (tokens.end[i]! - tokens.start[i]! > 1) return false
  }
  return false
}

// How far a cue may stand before letters, in tokens.
const maxLetters = 6

const joins = oneOf(', or and / nor any & + ;')
// "or any palpable": as far as a list's joints reach.
const maxJoint = 4

/** Does a list's joint lead from token i to a chosen condition, or back to a cue? */
function listed(
  i: number,
  step: 1 | -1,
  marks: Uint8Array,
  { tokens, sentences, sentenceAt, endsAt, beginsAt, cueEndsAt }: Around,
): boolean {
  const sentence = sentences[sentenceAt[Math.min(Math.max(i, 0), tokens.length - 1)]!]!
  let joined = false
  for (let n = 0; n < maxJoint && i >= sentence.first && i < sentence.end; n++, i += step) {
    if (joined && marks[i]) return true
    if (joined && step < 0 && cueEndsAt[i]) return true
    if (joins(tokens, i)) joined = true
    else if (!((step < 0 ? endsAt[i]! : beginsAt[i]!) & modifierBit)) return false
  }
  return false
}

/** The forms in which an entry is never a mention: its only rows in ambiguous.tsv are `none`, one of them `default`. */
const barredForms = byEntry((senses, lexicon) => {
  const rows = senses.flatMap(({ concept, form }) => {
    const row = lexicon.concept(concept)
    return row.kind === 'word' && row.fields.table === 'ambiguous'
      ? [{ form, sense: row.fields.sense, when: row.fields.when }]
      : []
  })
  const never = (form: string | null): boolean => rows.every((row) => row.form !== form || row.sense === 'none')
  return rows.flatMap(({ form, when }) => (when === 'default' && never(form) ? [form] : []))
})

/** Words that are no mention here, by each of their tokens the end of the longest. */
function barredStretches({ terms, lexicon, text, tokens }: Around): ReadonlyMap<number, number> {
  const barred = new Map<number, number>()
  const formsOf = barredForms(lexicon)
  for (let t = 0; t < terms.length; t++) {
    if (!(terms.kinds[t]! & wordBit)) continue
    for (const form of formsOf(terms.entry[t]!)) {
      const first = terms.first[t]!
      const end = terms.end[t]!
      if (form !== null && writtenForm(text, tokens, first, end) !== form) continue
      for (let i = first; i < end; i++) barred.set(i, Math.max(barred.get(i) ?? 0, end))
    }
  }
  return barred
}
