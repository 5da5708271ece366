/** Findings told of their subject: "the pupils are dilated", "PSA was slightly elevated", which are what "dilated pupils" and "elevated PSA" are. */
import { type ConditionConcept, kindBit, type Lexicon } from '../lexicon/index.ts'
import { Flag, hashWord, Kind, normaliseWord, oneOf, type Sentence } from '../note/index.ts'
import { composeConcept, conditionNamed } from './compose-code.ts'
import { modifyingOf } from './compose-condition.ts'
import type { Around } from './disambiguate.ts'
import type { FoundModifier, ModifierIndex } from './extend-span.ts'
import type { Mention } from './mention.ts'

// As long as a subject's name may be, and what may stand between it and its predicate, in tokens.
const longestSubject = 4
const maxBetween = 8

const isCopula = oneOf(
  'is are was were been being be appears appear appeared seems seemed looks looked remains remained',
)
// with a copula: "has been", "was noted to be", "was felt to be", "is now"
const helps = oneOf('has have had noted found felt thought to now still also again then currently')
const isDegree = oneOf(
  'slightly mildly moderately markedly severely very quite somewhat rather extremely significantly minimally grossly diffusely visibly obviously generally bilaterally only just too more so a little bit borderline falsely abnormally persistently chronically acutely focally symmetrically massively a well again noticeably apparently definitely slowly gradually steadily progressively rapidly',
)
const isNot = oneOf('not no longer')
const joins = oneOf(', and or')
// "increased to 40 mg", "decreased by rest", "up from 1.2": a course and no state
const isCourse = oneOf('to from by than per using')

const isTo = oneOf('to')
const isThe = oneOf('the')
const isSide = oneOf('left right')
const isNormal = oneOf('normal')
const cueBit = kindBit('cue')

/** Predicates by their word's hash: its check, and the words that are tried with the subject. */
type Predicates = ReadonlyMap<number, { readonly check: number; readonly as: readonly string[] }>

const known = new WeakMap<Lexicon, Predicates>()

function predicatesOf(lexicon: Lexicon): Predicates {
  let made = known.get(lexicon)
  if (!made) {
    made = new Map(
      lexicon.rows('open-predicates').map(({ fields }) => {
        const { hash, check } = hashWord(fields.word ?? '')
        return [hash, { check, as: (fields.as ?? '').split(' ') }]
      }),
    )
    known.set(lexicon, made)
  }
  return made
}

/** The findings of a note that are told so; `taken` has 1 at every token of another mention, and gets theirs. */
export function findPredicated(around: Around, modifiers: ModifierIndex, taken: Uint8Array): readonly Mention[] {
  const { tokens, sentences, sentenceAt, lexicon } = around
  const predicates = predicatesOf(lexicon)
  const found: Mention[] = []
  if (predicates.size === 0) return found
  for (let i = 1; i < tokens.length; i++) {
    if (taken[i]) continue
    const as = tokens.kind[i] === Kind.sign ? arrowAt(i, around) : predicateAt(i, around, predicates)
    if (as === null) continue
    const sentence = sentences[sentenceAt[i]!]!
    const link = linkBefore(i, sentence, around, predicates) ?? nothingBefore(i, sentence, around)
    if (link === null || isMeasured(i + 1, sentence, around)) continue
    const subject = subjectOf(link.first, as, sentence, around, taken)
    if (subject === null || (link.bare && !opens(subject.first, sentence, around))) continue
    const mention = mentionOf(i, link.denied, subject, around, modifiers, taken)
    taken.fill(1, mention.first, mention.end)
    found.push(mention)
  }
  return found
}

function predicateAt(i: number, { tokens }: Around, predicates: Predicates): readonly string[] | null {
  if (tokens.kind[i] !== Kind.word) return null
  const found = predicates.get(tokens.hash[i]!)
  return found !== undefined && found.check === tokens.check[i] ? found.as : null
}

const up = ['elevated', 'increased', 'high']
const down = ['decreased', 'low']

/** "LFTs ↑", "sensation ↓". */
function arrowAt(i: number, { text, tokens }: Around): readonly string[] | null {
  const code = text.charCodeAt(tokens.start[i]!)
  return code === 0x2191 ? up : code === 0x2193 ? down : null
}

interface Link {
  readonly first: number
  readonly denied: boolean
  /** No copula: subject and predicate must be all that is said. */
  readonly bare?: boolean
}

/** "Mouth dry, sens ↓.": no copula, and what is said ends with the predicate. */
function nothingBefore(i: number, { first, end }: Sentence, { tokens }: Around): Link | null {
  if (i <= first || tokens.kind[i - 1] !== Kind.word) return null
  const next = i + 1
  const ends = next >= end || tokens.kind[next] === Kind.sign || (tokens.flags[next]! & Flag.line) !== 0
  return ends ? { first: i, denied: false, bare: true } : null
}

/** Does a thought begin at token i: its sentence, its line, or what follows a sign? */
function opens(i: number, { first }: Sentence, { tokens }: Around): boolean {
  return i === first || tokens.kind[i - 1] === Kind.sign || (tokens.flags[i]! & Flag.line) !== 0
}

/** Where the copula before the predicate at token i begins, and whether it is denied; null where none stands there. */
function linkBefore(i: number, { first }: Sentence, { tokens }: Around, predicates: Predicates): Link | null {
  let at = i - 1
  let denied = false
  // back over degrees and other predicates: "are pale, cool and clammy"
  for (; at > first && i - at <= maxBetween && !isCopula(tokens, at); at--) {
    if (isNot(tokens, at)) denied = true
    else if (!isDegree(tokens, at) && !joins(tokens, at) && !predicates.has(tokens.hash[at]!)) return null
  }
  if (at <= first || !isCopula(tokens, at)) return null
  while (at - 1 > first && (isCopula(tokens, at - 1) || helps(tokens, at - 1) || isDegree(tokens, at - 1))) at--
  return { first: at, denied }
}

/** Is it a value after all: "elevated at 184", "high, 180/100", "increased to 40", or "low normal"? */
function isMeasured(at: number, { end }: Sentence, { tokens }: Around): boolean {
  // "deviated to the left" says where
  const where = isTo(tokens, at) && (isSide(tokens, at + 1) || (isThe(tokens, at + 1) && isSide(tokens, at + 2)))
  if (at < end && !where && (isCourse(tokens, at) || isNormal(tokens, at))) return true
  for (let k = at; k < Math.min(end, at + 3); k++) if (tokens.kind[k] === Kind.number) return true
  return false
}

interface Subject {
  readonly first: number
  readonly end: number
  readonly words: readonly string[]
  /** The words as which the predicate was known with it. */
  readonly head: readonly string[]
  readonly concept: number
}

/** The longest run of words right before token `end` that the lexicon knows with the predicate. */
function subjectOf(
  end: number,
  as: readonly string[],
  sentence: Sentence,
  { text, tokens, lexicon }: Around,
  taken: Uint8Array,
): Subject | null {
  let words: readonly string[] = []
  let best: Subject | null = null
  for (let first = end - 1; first >= sentence.first && end - first <= longestSubject; first--) {
    if (tokens.kind[first] !== Kind.word || taken[first]) break
    words = [normaliseWord(text.slice(tokens.start[first]!, tokens.end[first]!)), ...words]
    for (const word of as) {
      const concept = conditionNamed(lexicon, [word, ...words]) ?? conditionNamed(lexicon, [...words, word])
      if (concept === null) continue
      best = { first, end, words, head: [word, ...words], concept }
      break
    }
  }
  return best
}

function mentionOf(
  predicate: number,
  denied: boolean,
  subject: Subject,
  { tokens, sentences, sentenceAt, sectionAt, endsAt, lexicon }: Around,
  modifiers: ModifierIndex,
  taken: Uint8Array,
): Mention {
  const sentence = sentences[sentenceAt[predicate]!]!
  let { first } = subject
  const found: FoundModifier[] = []
  for (let at = modifiers.ending.get(first); at && at.first >= sentence.first; at = modifiers.ending.get(first)) {
    if (at.role === 'course' || taken[at.first]) break
    found.unshift(at)
    first = at.first
  }
  const parts = found.map((one) => modifyingOf(lexicon, one))
  const concept = (parts.length > 0 ? composeConcept(lexicon, [subject.head], parts) : null) ?? subject.concept
  const { codes, name } = lexicon.concept(concept) as ConditionConcept & { name: string }
  // what is denied is the predicate, and "not" stands before it; but "not palpable" is one cue, which denies what is before it
  const isCue = denied && (endsAt[predicate]! & cueBit) !== 0
  if (isCue) first = subject.first
  else if (denied) first = predicate
  const end = isCue ? subject.end : predicate + 1
  const span = { start: tokens.start[first]!, end: tokens.end[end - 1]! }
  return {
    kind: 'condition',
    span,
    first,
    end,
    head: { first: denied && !isCue ? predicate : subject.first, end },
    concepts: [concept],
    codes,
    name,
    match: 'variant',
    ambiguous: false,
    sentence: sentenceAt[predicate]!,
    section: sectionAt[predicate]!,
    modifiers: denied
      ? []
      : found.map((one) => ({
          role: one.role,
          value: one.value,
          span: { start: tokens.start[one.first]!, end: tokens.end[one.end - 1]! },
        })),
    because: [{ rule: 'lexicon/predicated', span }],
  }
}
