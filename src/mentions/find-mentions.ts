/** Mentions of conditions and medications: the longest term wins, ambiguous ones need evidence, modifiers join the span. */
import { byEntry, kindBit, type Lexicon, type MedicationConcept, type TermTable, type Words } from '../lexicon/index.ts'
import { type Line, oneOf, roomForColumns, type Sentence, type TokenTable } from '../note/index.ts'
import type { Section } from '../sections/index.ts'
import type { Candidate } from './candidates.ts'
import { type Choice, chooseCandidates, type Lose } from './choose-candidates.ts'
import { composeCondition } from './compose-condition.ts'
import type { Around } from './disambiguate.ts'
import { placeByExam } from './examined-sites.ts'
import { indexModifiers, type ModifierIndex } from './extend-span.ts'
import { addOpenMentions, type OpenVocabulary } from './find-open-mentions.ts'
import { isInHandout } from './handouts.ts'
import type { Mention } from './mention.ts'
import { namesAnother } from './names-another.ts'
import type { PartsOfSpeech } from './open-vocabulary.ts'
import { isInProcedureName } from './procedure-names.ts'
import { shareSites } from './share-sites.ts'
import { findSusceptibilities } from './susceptibilities.ts'
import { isTaught } from './taught.ts'
import { isScreened } from './test-result.ts'

/** What finding mentions needs of the note and its layers. */
export interface MentionInput {
  readonly text: string
  readonly tokens: TokenTable
  readonly lines: readonly Line[]
  readonly sentences: readonly Sentence[]
  readonly words: Words
  readonly terms: TermTable
  readonly sections: readonly Section[]
  /** Section of each token. */
  readonly sectionAt: Int32Array
  readonly lexicon: Lexicon
  /** Conditions of no term: by rules (the default), with the parts of speech given below, or not at all. */
  readonly openVocabulary?: OpenVocabulary
  readonly partsOfSpeech?: PartsOfSpeech
  /** Terms misspelt: `on` when not said. */
  readonly misspellings?: 'on' | 'off'
  /** Ambiguous terms for which nothing speaks: `off` when not said. */
  readonly unproven?: 'on' | 'off'
}

/**
 * Finds the conditions and medications that a note names, in order: "denies chest pain; on Lasix" has "chest pain" and "Lasix".
 * Observations are found with their values, by `findObservations`. `lose` is told of terms that do not count.
 */
export function findMentions(input: MentionInput, lose?: Lose): readonly Mention[] {
  const { text, tokens, lexicon, sentences, terms, sectionAt } = input
  const around = lookAround(input)
  const modifiers = indexModifiers(text, tokens, terms, lexicon)
  const { chosen, closed } = chooseCandidates(around, lose)
  const mentions: Mention[] = []
  const tested = new Set<number>() // first tokens of drugs that a culture was tested with
  for (const { drug } of findSusceptibilities(text, tokens, terms, lexicon)) tested.add(drug.first)
  let lastEnd = 0 // end of the last condition's span
  for (let c = 0; c < chosen.length; c++) {
    const { candidate, because } = chosen[c]!
    if (candidate.kind === 'observation') continue
    const sentence = sentences[around.sentenceAt[candidate.first]!]!
    const lost = inside(candidate, chosen, input)
      ? 'mentions/inside'
      : candidate.kind === 'medication' && tested.has(candidate.first)
        ? 'mentions/susceptibility'
        : whyNone(candidate, sentence, mentions.at(-1), lastEnd, input)
    if (lost !== null) {
      lose?.(candidate, lost)
      continue
    }
    const composed =
      candidate.kind === 'condition'
        ? composeCondition(candidate, sentence, lastEnd, nextOf(chosen, c, sentence), modifiers, input)
        : null
    const { first, end, concepts } = composed ?? candidate
    const found = composed?.found ?? []
    if (composed) {
      lastEnd = end
    }
    const concept = lexicon.concept(concepts[0]) as { name: string; codes: Mention['codes'] }
    mentions.push({
      kind: candidate.kind,
      span: { start: tokens.start[first]!, end: tokens.end[end - 1]! },
      first,
      end,
      head: { first: candidate.first, end: candidate.end },
      concepts,
      codes: concept.codes,
      // a harm of a drug that no term names has its words
      name: concept.name || text.slice(tokens.start[first]!, tokens.end[end - 1]!).toLowerCase(),
      match: matchOf(candidate, found.length > 0),
      ambiguous: candidate.ambiguous,
      sentence: around.sentenceAt[candidate.first]!,
      section: sectionAt[candidate.first]!,
      modifiers: found.map((one) => ({
        role: one.role,
        value: one.value,
        span: { start: tokens.start[one.first]!, end: tokens.end[one.end - 1]! },
      })),
      because,
    })
  }
  shareSites(mentions, modifiers, input)
  const all = input.openVocabulary === 'off' ? mentions : withOpen(mentions, around, modifiers, closed, input)
  placeByExam(all, modifiers, input)
  return all
}

function withOpen(
  mentions: Mention[],
  around: Around,
  modifiers: ModifierIndex,
  closed: Choice['closed'],
  input: MentionInput,
): Mention[] {
  const { tokens, sentences, sections } = input
  return addOpenMentions({
    around,
    modifiers,
    mentions,
    closed,
    partsOfSpeech: input.openVocabulary === 'parts-of-speech' ? (input.partsOfSpeech ?? null) : null,
    namesAnother: (candidate) =>
      inTitle(candidate, sections, tokens) ||
      isTeaching(candidate.first, sentences[around.sentenceAt[candidate.first]!]!, input) ||
      namesAnother(candidate, sentences[around.sentenceAt[candidate.first]!]!, input),
  })
}

/** Is it what patients are told of: a handout's, or a lesson's? */
function isTeaching(first: number, sentence: Sentence, { tokens, terms }: MentionInput): boolean {
  return isInHandout(first, sentence, tokens) || isTaught(sentence, tokens, terms)
}

/** Where the next condition after a chosen one begins, at the latest where its sentence ends: what belongs to that is no modifier of this. */
function nextOf(chosen: Choice['chosen'], c: number, { end }: Sentence): number {
  const { candidate } = chosen[c]!
  for (let n = c + 1; n < chosen.length; n++) {
    const next = chosen[n]!.candidate
    if (next.first >= end) break
    if (next.kind === 'condition' && next.first >= candidate.end) return next.first
  }
  return end
}

/** The rule by which a chosen candidate is no mention after all; null for one that is. */
function whyNone(
  candidate: Candidate,
  sentence: Sentence,
  before: Mention | undefined,
  lastEnd: number,
  input: MentionInput,
): string | null {
  if (inTitle(candidate, input.sections, input.tokens)) return 'mentions/title'
  if (namesAnother(candidate, sentence, input)) return 'mentions/names-another'
  if (
    candidate.kind === 'condition' &&
    (isInProcedureName(candidate.first, input.sections[input.sectionAt[candidate.first]!]!, input.tokens) ||
      isTeaching(candidate.first, sentence, input))
  )
    return 'mentions/names-another'
  if (candidate.kind === 'medication' && isScreened(candidate, input)) return 'mentions/test-result'
  if (candidate.kind === 'medication') return saysFormOf(candidate, before, input) ? 'mentions/form-of' : null
  return candidate.first < lastEnd ? 'mentions/composed' : null // swallowed by the composed span before it
}

function matchOf({ match, variant }: Candidate, composed: boolean): Mention['match'] {
  if (match === 'misspelt' || match === 'open') return match
  return composed ? 'composed' : variant ? 'variant' : 'exact'
}

function lookAround(input: MentionInput): Around {
  const { tokens, sentences, terms, lexicon } = input
  // over one buffer: making four costs more than filling them
  const size = tokens.length
  const { buffer, at } = roomForColumns(size * 9)
  const sentenceAt = new Int32Array(buffer, at, size)
  const beginsAt = new Uint16Array(buffer, at + size * 4, size)
  const endsAt = new Uint16Array(buffer, at + size * 6, size)
  const cueEndsAt = new Uint8Array(buffer, at + size * 8, size)
  for (let s = 0; s < sentences.length; s++) {
    const { first, end } = sentences[s]!
    for (let i = first; i < end; i++) sentenceAt[i] = s
  }
  const asserts = isAsserting(lexicon)
  for (let t = 0; t < terms.length; t++) {
    beginsAt[terms.first[t]!]! |= terms.kinds[t]!
    endsAt[terms.end[t]! - 1]! |= terms.kinds[t]!
    if (terms.kinds[t]! & cueBit && asserts(terms.entry[t]!)) cueEndsAt[terms.end[t]! - 1] = 1
  }
  const { text, lines, words, sections, sectionAt } = input
  return {
    text,
    tokens,
    words,
    lines,
    sentences,
    sentenceAt,
    sections,
    sectionAt,
    terms,
    beginsAt,
    endsAt,
    cueEndsAt,
    lexicon,
    misspellings: input.misspellings ?? 'on',
    unproven: input.unproven ?? 'off',
  }
}

const cueBit = kindBit('cue')

const isAsserting = byEntry((senses, lexicon) =>
  senses.some(({ concept }) => {
    const cue = lexicon.concept(concept)
    return (
      cue.kind === 'cue' &&
      /certainty=(?:absent|possible|hypothetical)|temporality=historical|experiencer=family/.test(cue.effect)
    )
  }),
)

/** Is the candidate inside a longer one of another kind ("cough" in "cough syrup", "steroid" in "steroid psychosis")? */
function inside(
  candidate: Candidate,
  chosen: readonly { candidate: Candidate }[],
  { lexicon, tokens }: MentionInput,
): boolean {
  const size = candidate.end - candidate.first
  let lo = 0
  let hi = chosen.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (chosen[mid]!.candidate.first < candidate.first - maxTerm) lo = mid + 1
    else hi = mid
  }
  for (let k = lo; k < chosen.length; k++) {
    const other = chosen[k]!.candidate
    if (other.first > candidate.first) break
    if (other.kind === candidate.kind || other.end < candidate.end || other.end - other.first <= size) continue
    // "allergic to penicillin", "statin intolerance": a condition that names the allergen
    if (
      candidate.kind === 'medication' &&
      (isDrugAllergy(lexicon, other.concepts[0]) ||
        isIntolerance(tokens, other.first) ||
        isIntolerance(tokens, other.end - 1))
    )
      continue
    return true
  }
  return false
}

const isIntolerance = oneOf('intolerance intolerant intol allergy rxn reaction')

/** ICD-10-CM category Z88, "Allergy status to drugs, medicaments and biological substances". */
function isDrugAllergy(lexicon: Lexicon, concept: number): boolean {
  const condition = lexicon.concept(concept)
  return (
    condition.kind === 'condition' &&
    condition.codes.some(({ system, code }) => system === 'icd-10-cm' && code.startsWith('Z88'))
  )
}

/** "Albuterol inhaler", "NovoLog insulin": a product word or a class right after a drug is that drug's form, not a second drug. */
function saysFormOf(candidate: Candidate, before: Mention | undefined, { lexicon }: MentionInput): boolean {
  if (before?.kind !== 'medication' || before.head.end !== candidate.first) return false
  const concept = lexicon.concept(candidate.concepts[0]) as MedicationConcept
  return concept.type === 'class' || before.name.split(' ').includes(concept.name)
}

// No term of the lexicon is longer, in tokens.
const maxTerm = 24

/** Words of a section's known title are its name, not a mention; a title that no table knows ("# CHF:") may name a problem. */
function inTitle(candidate: Candidate, sections: readonly Section[], tokens: TokenTable): boolean {
  const start = tokens.start[candidate.first]!
  let lo = 0
  let hi = sections.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    const { title, first } = sections[mid]!
    if ((title?.end ?? tokens.start[first] ?? tokens.end[first - 1] ?? 0) <= start) lo = mid + 1
    else hi = mid
  }
  const section = sections[lo]
  return (
    section !== undefined &&
    section.title !== null &&
    section.type !== 'unknown' &&
    section.title.start <= start &&
    start < section.title.end
  )
}
