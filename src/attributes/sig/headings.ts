/** Headings: the problem over a drug: "# AF w/ RVR: metoprolol", "2. Hyperlipidemia. Start a statin", "VTE ppx - enoxaparin". */
import type { Mention } from '../../mentions/index.ts'
import { Flag, Kind, type Line, oneOf } from '../../note/index.ts'
import { goesApart, lists, partEnd, trimmed, withGrade } from './heading-ends.ts'
import { conditionFrom, type ReasonFound } from './reason-links.ts'
import { type Drug, lineOf, type Segment } from './segments.ts'
import { classAt, glued, type SigWords, signAt, wordAt } from './sig-words.ts'
import { Word } from './words.ts'

// A heading longer than this, in tokens, is a sentence.
const maxHeading = 9
// A label of a system is no longer, in tokens: "ID", "Renal/FEN".
const maxLabel = 3
// No sentence is longer before its drug, in tokens; a text without a stop may be.
const maxBack = 300

/** The problem that heads the drug's line or the lines above it: "# AF w/ RVR: …", "2. Hyperlipidemia. …", "pain: …". */
export function headingOf(
  words: SigWords,
  lines: readonly Line[],
  segment: Segment,
  drug: Drug,
  conditions: readonly Mention[],
  problems: boolean,
  ended: boolean,
  sectionFirst: number,
  affirmed: readonly Mention[] | null = null,
): ReasonFound | null {
  if (isBlamed(words, drug)) return null
  // the nearest "words:" before the drug in its own sentence is its heading, or says that it has none
  const from = Math.max(segment.first, drug.first - maxBack)
  for (let i = drug.first - 1; i > from; i--) {
    if (signAt(words, i) !== 58 || (words.tokens.kind[i - 1] === Kind.number && glued(words, i))) continue
    let begin = i - 1
    while (
      begin > segment.first &&
      begin > i - maxHeading &&
      !((signAt(words, begin - 1) === 46 && !isShort(words, begin - 2)) || signAt(words, begin - 1) === 59) &&
      signAt(words, begin - 1) !== 58 // "Derm: eczema: hydrocortisone"
    )
      begin--
    const heading = readHeading(words, begin, drug.first, conditions, false)
    // "ID: MRSA bacteremia, vancomycin": the problem behind the label of a system
    return heading === null && affirmed !== null && i - begin <= maxLabel && !partedAfter(words, i, drug.first)
      ? readHeading(words, i + 1, drug.first, affirmed, true)
      : heading
  }
  let l = lineOf(lines, drug.first)
  let indent = Number.POSITIVE_INFINITY
  let apart = Number.POSITIVE_INFINITY // the least indent of lines that begin anew: "Flu shot today." is no part of what stands above
  for (let steps = 0; l >= 0 && steps < 12; l--, steps++) {
    const line = lines[l]!
    if (line.first < sectionFirst && steps > 0) return null
    const counted = isCounted(words, lines, l)
    if (steps > 0 && (line.marker !== null || counted) && apart <= line.indent) return null
    if (line.marker === null && !counted && l > 0 && beginsAnew(words, line, steps > 0))
      apart = Math.min(apart, line.indent)
    const marked = line.marker === 'hash' || line.marker === 'number' || counted
    if (line.indent < indent || marked) {
      // "- Urinary retention, tamsulosin started": a problem that opens the drug's own item
      const own = steps === 0 && ((!ended && (line.marker === 'bullet' || problems)) || isDashed(words, line, drug))
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
    if (line.afterBlank || marked) return null
  }
  return null
}

/** "8 Flu A: …" above "9 FEN: …": a line that begins with the number after that of the line before, or before that of the next. */
function isCounted(words: SigWords, lines: readonly Line[], l: number): boolean {
  const number = (at: number): number => {
    const { first, end, marker } = lines[at] ?? { first: 0, end: 0, marker: null }
    if (marker !== null || end - first < 2 || words.tokens.kind[first] !== Kind.number || glued(words, first))
      return Number.NaN
    return words.tokens.kind[first + 1] === Kind.word && words.unit[first + 1] === 0
      ? Number(wordAt(words, first))
      : Number.NaN
  }
  const own = number(l)
  return number(l - 1) === own - 1 || number(l + 1) === own + 1
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
  const labelled = afterDash(words, first, end)
  let begin = afterLabel(words, labelled, end)
  const bracketed = begin > labelled
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
    if (sign === 46 && !glued(words, i) && !isShort(words, i - 1)) break // not "E. coli"
    if (words.drug[i]) break
    if (words.condition[i]) named = true
    else if (noProblem(words.tokens, i)) return null
    if (purposes.test(wordAt(words, i))) purpose = true
  }
  // "DVT ppx: enoxaparin. HCQ 200 mg": a purpose heads its own sentence only
  if (colon > begin && purpose) return sameSentence ? { first: begin, end: colon, rule: 'reason/heading' } : null
  const mention = conditionFrom(conditions, begin, end)
  if (colon > begin && named && mention !== undefined) {
    const end = partEnd(words, begin, mention.end, colon)
    const short = end - begin <= 6 && !lists(words, begin, mention.end, end) && !goesApart(words, mention.end, end)
    return short
      ? { first: begin, end: trimmed(words, begin, end), rule: 'reason/heading' }
      : { first: mention.first, end: withGrade(words, mention.end, end), rule: 'reason/heading' }
  }
  if ((marked || labelled > first) && !bracketed && mention !== undefined && mention.first <= begin + 1)
    return { first: mention.first, end: withGrade(words, mention.end, end), rule: 'reason/heading' }
  return null
}

/** "[CV] PDA: …": the token behind a label in square brackets. */
function afterLabel(words: SigWords, first: number, end: number): number {
  if (signAt(words, first) !== 91) return first
  for (let i = first + 1; i < end && i < first + 5; i++) if (signAt(words, i) === 93) return i + 1
  return first
}

/** "NEURO - pain/sedation:", "ID - peritonitis. Zosyn": the token behind the label of a system and its dash, at the start of a line. */
function afterDash(words: SigWords, first: number, end: number): number {
  const { tokens } = words
  if (first > 0 && !(tokens.flags[first]! & Flag.line)) return first
  for (let i = first; i < end && i <= first + maxLabel; i++) {
    if (signAt(words, i) === 45 && i > first && !glued(words, i - 1) && !glued(words, i)) return i + 1
    if (words.condition[i] || words.drug[i] || (signAt(words, i) !== 47 && !(tokens.flags[i]! & Flag.upper)))
      return first
  }
  return first
}

const purposes = /^(?:ppx|prophylaxis|proph|prophy|px)$/i

/** A semicolon or another line. */
function partedAfter(words: SigWords, from: number, end: number): boolean {
  for (let i = from + 1; i < end; i++)
    if (signAt(words, i) === 59 || (words.tokens.flags[i]! & Flag.line) !== 0) return true
  return false
}

/** "ppx: valganciclovir 450 mg, dapsone 100 mg": what all of a list is for. */
export function purposeOfList(words: SigWords, segment: Segment, drug: Drug): ReasonFound | null {
  for (let i = drug.first - 1; i > segment.first && i > drug.first - maxBack; i--) {
    const sign = signAt(words, i)
    if (sign === 59 || (sign === 46 && !glued(words, i))) return null
    if (sign !== 58) continue
    let begin = i - 1
    if (!purposes.test(wordAt(words, begin))) return null
    while (begin > segment.first && begin > i - maxLabel && words.tokens.kind[begin - 1] === Kind.word) begin--
    return { first: begin, end: i, rule: 'reason/heading' }
  }
  return null
}

// "Pain hx:", "Current DM meds:": what heads a history or a list.
const noProblem = oneOf('hx history rx meds med medication medications regimen treatment tx')

const isShort = ({ tokens }: SigWords, i: number): boolean =>
  tokens.kind[i] === Kind.word && tokens.end[i]! - tokens.start[i]! === 1

const blames = oneOf('from vs versus likely possibly probably to by off')
const leads = oneOf('due secondary caused worsened precipitated')

/** "Tremor, likely a lithium effect", "(vs pemetrexed)", "2/2 NSAIDs": the drug is what is blamed for the problem. */
function isBlamed(words: SigWords, drug: Drug): boolean {
  let { first } = drug
  // "AKI + ARB + NSAID": what stands beside a condition
  for (let steps = 0; steps < 6 && signAt(words, first - 1) === 43 && words.drug[first - 2]; steps++) first -= 2
  if (signAt(words, first - 1) === 43 && words.condition[first - 2]) return true
  if (signAt(words, first - 1) === 63 && glued(words, first - 1)) return true // "Hyponatremia, ?tramadol"
  const before = classAt(words, first - 1) === Word.article ? first - 2 : first - 1
  if (/^(?:to|by)$/i.test(wordAt(words, before))) return leads(words.tokens, before - 1)
  if (/^(?:vs|versus)$/i.test(wordAt(words, before)))
    return words.condition[before - 1] === 1 || signAt(words, before - 1) === 40
  return before >= 0 && blames(words.tokens, before)
}

/** An unmarked line behind a sentence that ended, or with a label of its own: "Dispo: home. Continue a multivitamin". */
function beginsAnew(words: SigWords, line: Line, label: boolean): boolean {
  const { tokens } = words
  if (signAt(words, line.first - 1) === 46 && (tokens.flags[line.first]! & Flag.capital) !== 0) return true
  for (let i = line.first; i < Math.min(line.end, line.first + 4); i++) {
    if (words.drug[i] || words.condition[i]) return false
    if (signAt(words, i) === 58) return label || i < line.end - 1
  }
  return false
}

/** "Gout - on allopurinol", "HTN - lisinopril 10 mg": a condition, a dash and the drug open a line. */
function isDashed(words: SigWords, line: Line, { first }: Drug): boolean {
  let i = first - 1
  while (i > line.body && i > first - 3 && goes(words.tokens, i)) i--
  return signAt(words, i) === 45 && i > line.body && words.condition[i - 1] === 1 && i - line.body <= maxHeading
}

const goes = oneOf('on cont continue continues continued start started home takes')

const prophylaxis = oneOf('ppx prophylaxis px proph')

/** "VTE ppx - enoxaparin", "PCP ppx w/ Bactrim": what is to be prevented, right before the drug. */
export function preventedBefore(
  words: SigWords,
  segment: Segment,
  drug: Drug,
  conditions: readonly Mention[],
): ReasonFound | null {
  let i = drug.first - 1
  while (i > segment.first && i > drug.first - 5 && (signAt(words, i) !== 0 || joins(words.tokens, i))) {
    const sign = signAt(words, i)
    if (sign !== 0 && sign !== 45 && sign !== 47 && sign !== 58) return null
    i--
  }
  if (!prophylaxis(words.tokens, i)) return null
  for (let k = i + 1; k <= drug.first; k++) if (words.tokens.flags[k]! & Flag.line) return null // a title
  const mention = conditionFrom(conditions, Math.max(segment.first, i - 3), i)
  const before = i - 1 >= segment.first && words.tokens.kind[i - 1] === Kind.word && !words.drug[i - 1] ? i - 1 : i
  const first = mention !== undefined && mention.end === i ? mention.first : before
  return { first, end: i + 1, rule: 'reason/heading' }
}

const joins = oneOf('with w on cont continue via using')
