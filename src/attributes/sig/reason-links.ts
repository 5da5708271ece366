/** Reasons that stand before the drug: "COPD, on inhalers", "# DM2: glargine", "DVT ppx: enoxaparin". */

import { kindBit } from '../../lexicon/index.ts'
import type { Mention } from '../../mentions/index.ts'
import { Kind, oneOf } from '../../note/index.ts'
import { type Drug, firstFrom, type Segment } from './segments.ts'
import { classAt, hasMark, type SigWords, signAt, wordAt } from './sig-words.ts'
import { Mark, Word } from './words.ts'

export interface ReasonFound {
  readonly first: number
  readonly end: number
  readonly rule: string
}

// Conditions that overlap one token, at most.
const maxNested = 8

// "treated with", "relieved by": verbs whose object is the drug and whose subject the condition
const helps =
  /^(?:treat|treating|treated|tx'd|txd|tx|manage|managing|managed|covered|covering|controlled|relieved|improved|induced|responded|responds|responsive|helped|ok|better|tolerable|relief|gone|eased|alleviated|cleared|resolved|suppressed|corrected)$/i
const how = /^(?:well|quickly|partially|nicely|promptly|initially|successfully|poorly)$/i
/** "HIV, stable on Trizivir", "chlamydia, treated with azithromycin", "RDS, s/p surfactant": the condition right before. */
export function conditionOnDrug(
  words: SigWords,
  segment: Segment,
  drug: Drug,
  conditions: readonly Mention[],
): ReasonFound | null {
  const on = connection(words, segment.first, drug.first)
  let opened = false // the bracket that the drug stands in: "lupus nephritis (bx 2018, induced w/ MMF)"
  for (let i = on - 1; i >= segment.first && i > on - maxApart; i--) {
    if (words.condition[i]) {
      const mention = conditionAt(conditions, i)
      return mention === undefined || (i === on - 1 && arose(words, mention.first))
        ? null
        : { first: joinedBefore(words, mention.first, conditions), end: mention.end, rule: 'reason/condition-on-drug' }
    }
    const sign = signAt(words, i)
    if (words.drug[i] || sign === 41 || sign === 46 || sign === 59 || sign === 58) return null
    // inside the bracket anything may stand, before it what tells when and how often
    if (sign === 40) opened = true
    else if (!opened && opensBefore(words, i, segment.first)) continue
    else if (!isPassed(words, i)) return null
  }
  return null
}

// As far as the condition may stand before the words that join it with the drug, in tokens.
const maxApart = 9
const whenWords = oneOf('since after this am pm ago last mo yr no not in at age')
// "d2-4", "after C5": a day or a cycle
const dayOrCycle = /^[cd]\d{1,2}$/i

/** "DVT/PE 6/24 on Eliquis", "AOM x3, treated with": dates, numbers, times. */
function isPassed(words: SigWords, i: number): boolean {
  const sign = signAt(words, i)
  const wordClass = classAt(words, i)
  return (
    sign === 44 ||
    (sign === 47 && words.tokens.kind[i - 1] === Kind.number) ||
    (sign === 45 && words.tokens.kind[i + 1] === Kind.number) ||
    (words.tokens.kind[i] === Kind.word && dayOrCycle.test(wordAt(words, i))) ||
    words.tokens.kind[i] === Kind.number ||
    wordClass === Word.time ||
    wordClass === Word.times ||
    hasMark(words, i, Mark.between) ||
    whenWords(words.tokens, i)
  )
}

/** Does a bracket open within a few tokens before token i, with a condition right before it? */
function opensBefore(words: SigWords, i: number, from: number): boolean {
  for (let k = i; k >= from && k > i - maxApart; k--) {
    const sign = signAt(words, k)
    if (sign === 40) return k > from && (words.condition[k - 1] === 1 || isPassed(words, k - 1))
    if (sign === 41 || sign === 46 || words.condition[k] || words.drug[k]) return false
  }
  return false
}

const arises = oneOf('developed develops developing had gets got experienced experiences')

/** "developed a cough on lisinopril": what a drug did is nothing that it is for. */
function arose(words: SigWords, first: number): boolean {
  return arises(words.tokens, classAt(words, first - 1) === Word.article ? first - 2 : first - 1)
}

const takenFor = oneOf('home on takes taking cont uses using s p')
const past = oneOf('hx h/o history pmh pmhx')

/** "PMH: gout (allopurinol), AF (on Eliquis, metoprolol)": the bracket after an old problem holds what is taken for it. */
export function conditionInList(
  words: SigWords,
  segment: Segment,
  drug: Drug,
  conditions: readonly Mention[],
  listed: boolean,
): ReasonFound | null {
  let i = drug.first - 1
  for (; i > segment.first && i > drug.first - maxInBracket && signAt(words, i) !== 40; i--) {
    const sign = signAt(words, i)
    const told = words.drug[i] || words.unit[i] || words.route[i] || words.frequency[i]
    const goesOn = sign === 44 || sign === 47 || sign === 38 || sign === 43 || classAt(words, i) === Word.and
    if (!told && !goesOn && words.tokens.kind[i] !== Kind.number && !takenFor(words.tokens, i)) return null
  }
  if (signAt(words, i) !== 40 || !words.condition[i - 1]) return null
  const mention = conditionAt(conditions, i - 1)
  if (mention === undefined) return null
  let old = listed
  for (let k = mention.first - 1; k >= segment.first && k > mention.first - 4 && !old; k--) old = past(words.tokens, k)
  return old ? { first: mention.first, end: mention.end, rule: 'reason/condition-on-drug' } : null
}

// As far as a drug may stand from the bracket that it is in, in tokens.
const maxInBracket = 12

/** The condition that holds a token; of several the first. `conditions` are in order of their first tokens. */
export function conditionAt(conditions: readonly Mention[], token: number): Mention | undefined {
  let found: Mention | undefined
  const after = firstFrom(conditions, token + 1)
  for (let c = after - 1; c >= 0 && c >= after - maxNested; c--) if (conditions[c]!.end > token) found = conditions[c]
  return found
}

/** The condition that begins at token `begin` or one of the two after it, and ends before `end`. */
export function conditionFrom(conditions: readonly Mention[], begin: number, end: number): Mention | undefined {
  for (let c = firstFrom(conditions, begin); c < conditions.length && conditions[c]!.first < begin + 3; c++)
    if (conditions[c]!.end <= end) return conditions[c]
  return undefined
}

/** The token at which "on", "s/p" or "treated with" before the drug begins; -1 when there is none. */
function connection(words: SigWords, from: number, drug: number): number {
  for (let i = drug - 1; i >= from && i > drug - 5; i--) {
    const written = wordAt(words, i).toLowerCase()
    if (written === 'on') return i
    if (written === 'p' && signAt(words, i - 1) === 47 && i - 2 >= from && /^s$/i.test(wordAt(words, i - 2)))
      return i - 2
    const verb =
      written === 'with' || written === 'by' || written === 'to' || written === 'after'
        ? i - 1
        : signAt(words, i) === 47 && wordAt(words, i - 1) === 'w'
          ? i - 2
          : -1
    if (verb >= from) {
      const plain = how.test(wordAt(words, verb)) ? verb - 1 : verb // "responded well to"
      return plain >= from && helps.test(wordAt(words, plain)) ? plain : -1
    }
    if (signAt(words, i) !== 0 && signAt(words, i) !== 47) return -1
  }
  return -1
}

const conditionBit = kindBit('condition')

/** "pain medications", "ADHD medicines": the condition that opens the name of a class of drugs. */
export function conditionInName(
  { terms, lexicon }: SigWords,
  { first, end }: Drug,
  concept: number,
): ReasonFound | null {
  const named = lexicon.concept(concept)
  if (named.kind !== 'medication' || named.type !== 'class') return null
  let lo = 0
  let hi = terms.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (terms.first[mid]! < first) lo = mid + 1
    else hi = mid
  }
  let found: ReasonFound | null = null
  for (let t = lo; t < terms.length && terms.first[t] === first; t++)
    if (terms.kinds[t]! & conditionBit && terms.end[t]! < end)
      found = { first, end: terms.end[t]!, rule: 'reason/name' }
  return found
}

/** "polymyositis/dermatomyositis": the first of conditions joined by a slash. */
function joinedBefore(words: SigWords, first: number, conditions: readonly Mention[]): number {
  if (signAt(words, first - 1) !== 47 || !words.condition[first - 2]) return first
  return conditionAt(conditions, first - 2)?.first ?? first
}
