/** Reasons that stand before the drug: "COPD, on inhalers", "# DM2: glargine", "DVT ppx: enoxaparin". */

import { kindBit } from '../../lexicon/index.ts'
import type { Mention } from '../../mentions/index.ts'
import { Kind, type Line, oneOf } from '../../note/index.ts'
import { type Drug, firstFrom, lineOf, type Segment } from './segments.ts'
import { classAt, glued, hasMark, type SigWords, signAt, wordAt } from './sig-words.ts'
import { Mark, Word } from './words.ts'

export interface ReasonFound {
  readonly first: number
  readonly end: number
  readonly rule: string
}

// A heading longer than this, in tokens, is a sentence.
const maxHeading = 9
// No sentence is longer before its drug, in tokens; a text without a stop may be.
const maxBack = 300
// Conditions that overlap one token, at most.
const maxNested = 8

// "treated with", "relieved by": verbs whose object is the drug and whose subject the condition
const helps =
  /^(?:treated|tx'd|txd|tx|managed|controlled|relieved|improved|induced|responded|responds|responsive|helped|eased|alleviated|cleared|resolved|suppressed|corrected)$/i
const how = /^(?:well|quickly|partially|nicely|promptly|initially|successfully|poorly)$/i
/** "HIV, stable on Trizivir", "chlamydia, treated with azithromycin", "RDS, s/p surfactant": the condition right before. */
export function conditionOnDrug(
  words: SigWords,
  segment: Segment,
  drug: Drug,
  conditions: readonly Mention[],
): ReasonFound | null {
  const on = connection(words, segment.first, drug.first)
  for (let i = on - 1; i >= segment.first && i > on - 5; i--) {
    if (words.condition[i]) {
      const mention = conditionAt(conditions, i)
      return mention === undefined || (i === on - 1 && arose(words, mention.first))
        ? null
        : { first: joinedBefore(words, mention.first, conditions), end: mention.end, rule: 'reason/condition-on-drug' }
    }
    const sign = signAt(words, i)
    const passed = sign === 44 || sign === 40 || words.tokens.kind[i] === Kind.number || hasMark(words, i, Mark.between)
    if (!passed) return null
  }
  return null
}

const arises = oneOf('developed develops developing had gets got experienced experiences')

/** "developed a cough on lisinopril": what a drug did is nothing that it is for. */
function arose(words: SigWords, first: number): boolean {
  return arises(words.tokens, classAt(words, first - 1) === Word.article ? first - 2 : first - 1)
}

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
      written === 'with' || written === 'by' || written === 'to'
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

/** The problem that heads the drug's line or the lines above it: "# AF w/ RVR: …", "2. Hyperlipidemia. …", "pain: …". */
export function headingOf(
  words: SigWords,
  lines: readonly Line[],
  segment: Segment,
  drug: Drug,
  conditions: readonly Mention[],
  problems: boolean,
  ended: boolean,
): ReasonFound | null {
  // the nearest "words:" before the drug in its own sentence is its heading, or says that it has none
  const from = Math.max(segment.first, drug.first - maxBack)
  for (let i = drug.first - 1; i > from; i--) {
    if (signAt(words, i) !== 58 || (words.tokens.kind[i - 1] === Kind.number && glued(words, i))) continue
    let begin = i - 1
    while (
      begin > segment.first &&
      begin > i - maxHeading &&
      !(signAt(words, begin - 1) === 46 || signAt(words, begin - 1) === 59)
    )
      begin--
    return readHeading(words, begin, drug.first, conditions, false)
  }
  let l = lineOf(lines, drug.first)
  let indent = Number.POSITIVE_INFINITY
  for (let steps = 0; l >= 0 && steps < 12; l--, steps++) {
    const line = lines[l]!
    if (line.indent < indent || line.marker === 'hash' || line.marker === 'number') {
      const marked = line.marker === 'hash' || line.marker === 'number'
      // "- Urinary retention, tamsulosin started": a problem that opens the drug's own item
      const own = steps === 0 && !ended && (line.marker === 'bullet' || problems)
      const heading =
        line.body < drug.first
          ? readHeading(
              words,
              line.body,
              Math.min(line.end, drug.first),
              conditions,
              marked || own,
              segment.first <= line.body || segment.first >= line.end,
            )
          : null
      if (heading !== null) return heading
      if (marked && steps > 0) return null
      indent = Math.min(indent, line.indent)
    }
    if (line.afterBlank || line.marker === 'hash' || line.marker === 'number') return null
  }
  return null
}

/** A heading from token `first`: words up to a colon, or the condition that opens a marked item, up to its stop. */
function readHeading(
  words: SigWords,
  first: number,
  end: number,
  conditions: readonly Mention[],
  marked: boolean,
  sameSentence = true,
): ReasonFound | null {
  let begin = first
  while (begin < end && (signAt(words, begin) === 63 || signAt(words, begin) === 35 || signAt(words, begin) === 45))
    begin++
  // "5) Hypercalcemia:", "10 MDD:": the number of a list
  if (words.tokens.kind[begin] === Kind.number && begin + 1 < end && !glued(words, begin)) begin++
  else if (words.tokens.kind[begin] === Kind.number && signAt(words, begin + 1) === 41 && begin + 2 < end) begin += 2
  if (classAt(words, begin) === Word.if) begin++ // "If sz recurs: lorazepam"
  let colon = -1
  let purpose = false
  let named = false
  for (let i = begin; i < end && i < begin + maxHeading; i++) {
    const sign = signAt(words, i)
    if (sign === 58) {
      colon = i
      break
    }
    if (sign === 46 && !glued(words, i)) break
    if (words.drug[i]) break
    if (words.condition[i]) named = true
    if (/^(?:ppx|prophylaxis|px)$/i.test(wordAt(words, i))) purpose = true
  }
  // "DVT ppx: enoxaparin. HCQ 200 mg": a purpose heads its own sentence only
  if (colon > begin && purpose) return sameSentence ? { first: begin, end: colon, rule: 'reason/heading' } : null
  const mention = conditionFrom(conditions, begin, end)
  if (colon > begin && named && mention !== undefined) {
    const short = colon - begin <= 6 && !lists(words, mention.end, colon)
    return short
      ? { first: begin, end: trimmed(words, begin, colon), rule: 'reason/heading' }
      : { first: mention.first, end: mention.end, rule: 'reason/heading' }
  }
  if (marked && mention !== undefined && mention.first <= begin + 1)
    return { first: mention.first, end: mention.end, rule: 'reason/heading' }
  return null
}

/** A comma or a slash between problems: the first one stands for all. */
function lists(words: SigWords, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (signAt(words, i) === 47 && words.condition[i + 1]) return true
  return false
}

/** "sz recurs:", "HyperNa 149:" without the verb and the value. */
function trimmed(words: SigWords, begin: number, colon: number): number {
  let end = colon
  while (
    end > begin + 1 &&
    (/^(?:recurs|persists|worsens|improving|resolved|stable|\d[\d.]*)$/i.test(wordAt(words, end - 1)) ||
      signAt(words, end - 1) === 44)
  )
    end--
  return end
}
