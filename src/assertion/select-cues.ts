/** Which of the cue terms found count: the longest at each place, none inside a title or a longer condition, no relative who only tells. */
import { kindBit, type Lexicon, type TermTable } from '../lexicon/index.ts'
import { Flag, Kind, type TokenTable } from '../note/index.ts'
import type { Section } from '../sections/index.ts'
import { type CueRow, cuesOf, Predicate, When } from './cue-rows.ts'
import { type FoundCue, type View, wordTest } from './view.ts'
import { isNone, isPatient, type Teller } from './who-is-meant.ts'

const cueKind = kindBit('cue')
const testKind = kindBit('observation')

/**
 * The cues of a note, in order, without overlap: of "no", "no change" and "change in" at one place the longest, from the left;
 * a longer one takes the place of the one that it begins in ("with no" and "no past medical history").
 */
export function selectCues(
  text: string,
  tokens: TokenTable,
  terms: TermTable,
  sections: readonly Section[],
  content: Pick<View, 'contentEnd' | 'contentFirst'>,
  lexicon: Lexicon,
): FoundCue[] {
  const cues: FoundCue[] = []
  const rowsOf = cuesOf(lexicon)
  let taken = 0
  let teller: Teller | null = null
  let section = 0
  let contentStop = 0 // end of the condition that covers the place looked at
  let contentFrom = 0
  let walked = 0
  let testEnd = 0 // of the last test or vital sign that is named
  for (let k = 0; k < terms.length; k++) {
    if (terms.kinds[k]! & testKind && terms.end[k]! > testEnd) testEnd = terms.end[k]!
    if (!(terms.kinds[k]! & cueKind)) continue
    const first = terms.first[k]!
    const last = cues.at(-1)
    if (first < taken && (!last || first <= last.first)) continue
    let row: CueRow | null = null
    let end = 0
    // terms of one first token come shortest first: the longest that is written as it must be counts
    const shortest = k
    while (k + 1 < terms.length && terms.first[k + 1] === first) k++
    for (let t = k; t >= shortest && row === null; t--) {
      if (!(terms.kinds[t]! & cueKind)) continue
      // "no change in vision", "possible early dementia": words of the condition, and not of the cue
      if (t > shortest && cutsInto(content.contentEnd, first, terms.end[t]!)) continue
      for (const one of rowsOf(terms.entry[t]!)) {
        if (one.form !== null && one.form !== text.slice(tokens.start[first]!, tokens.end[terms.end[t]! - 1]!)) continue
        row = one.row
        end = terms.end[t]!
        break
      }
    }
    if (row === null) continue
    if (first < taken && !replaces({ first, end, row }, last!)) continue
    if (opensNumbers(tokens, row, first, end)) continue
    // "anxiety   EtOH neg", "breast CA (BRCA neg)": the result of a test
    if (row.reach === 'adjacent' && row.certainty === 'absent' && testEnd === first && isResult(content, first, end))
      continue
    while (section < sections.length && sections[section]!.end <= first) section++
    if (section < sections.length && first < sections[section]!.first) continue // a title's own words
    for (; walked <= first; walked++) {
      const stop = content.contentEnd[walked]!
      if (stop > contentStop) {
        contentStop = stop
        contentFrom = walked
      }
    }
    if (end <= contentStop && contentStop - contentFrom > end - first) continue // "risk" of "fall risk" as a condition
    if (row.experiencer !== null && row.experiencer !== 'patient') {
      if (isNone(text, tokens, terms.kinds[k]!, row, first, end)) continue
      if (teller !== null && isPatient(text, tokens, row, teller, first, end)) continue
      const tells = isQuoted(text, tokens, row, end) || onlyTells(tokens, content.contentEnd, cues, first, end)
      if (row.kin !== null) teller = { row, end, tells }
      if (tells) continue
    } else if (teller !== null && !teller.tells && row.experiencer === 'patient' && first - teller.end <= 1)
      teller = { row: teller.row, end: teller.end, tells: true }
    if (first < taken) cues.pop()
    // "Hoffmann's sign normal": what the cue shares with the condition before it is the condition's
    const begin = row.direction === 'backward' && contentStop > first && contentStop < end ? contentStop : first
    cues.push({ first: begin, end, row: faceBack(text, tokens, content.contentEnd, row, begin, end) })
    taken = end
  }
  return cues
}

/** Does no condition stand right before a cue or right behind it: is it the result of the test before it? */
function isResult(
  { contentEnd, contentFirst }: Pick<View, 'contentEnd' | 'contentFirst'>,
  first: number,
  end: number,
): boolean {
  return contentFirst[first - 1] === 0 && (end >= contentEnd.length || contentEnd[end] === 0)
}

/** Does a condition begin behind the first of these tokens and go on past the last? */
function cutsInto(contentEnd: Int32Array, first: number, end: number): boolean {
  for (let i = first + 1; i < end; i++) if (contentEnd[i]! > end) return true
  return false
}

/** A longer cue that says something of every axis of the one that it begins in: "had a history of" takes no "not" from "has not". */
function replaces(cue: FoundCue, last: FoundCue): boolean {
  if (cue.end <= last.end || cue.end - cue.first <= last.end - last.first) return false
  const [shorter, longer] = [last.row, cue.row]
  return (
    longer.role !== 'pseudo' &&
    longer.direction === shorter.direction &&
    (shorter.certainty === null || longer.certainty !== null) &&
    (shorter.temporality === null || longer.temporality !== null) &&
    (shorter.experiencer === null || longer.experiencer !== null)
  )
}

/** "VS 98.2 72 irreg": what opens a line of numbers compares nothing. */
function opensNumbers(tokens: TokenTable, row: CueRow, first: number, end: number): boolean {
  if (row.direction !== 'both' || row.certainty !== 'possible' || end >= tokens.length) return false
  return tokens.kind[end] === Kind.number && (first === 0 || (tokens.flags[first]! & Flag.line) !== 0)
}

const isHe = wordTest('he')
const isShe = wordTest('she')

/** 'Wife: "he sees bugs"': what a relative says after a colon of one who is not that relative. */
function isQuoted(text: string, tokens: TokenTable, row: CueRow, end: number): boolean {
  if (end + 1 >= tokens.length || text.charCodeAt(tokens.start[end]!) !== 58) return false
  const quoted = /["\u201c]/.test(text[tokens.start[end + 1]!]!)
  const at = quoted ? end + 2 : end + 1
  if (at >= tokens.length) return false
  if (row.pronoun === null) return quoted && (isHe(tokens, at) || isShe(tokens, at))
  return row.pronoun === 'she' ? isHe(tokens, at) : isShe(tokens, at)
}

const isDeterminer = wordTest(
  'his her their the a an my our your pt patient patients both one two three several multiple many maternal paternal other',
)
const isSubject = wordTest('who has had have having died')
const isWho = wordTest('who')
const isIn = wordTest('in')
const isWith = wordTest('with who having')
const isComplaint = wordTest('with for')

/**
 * "brought in by his mother", "lives with wife", "presents with his wife with cough": the relative stands by; but "lives with
 * mother who has asthma" and "cares for his wife with dementia" are about her.
 */
function onlyTells(
  tokens: TokenTable,
  contentEnd: Int32Array,
  cues: readonly FoundCue[],
  first: number,
  end: number,
): boolean {
  let last = cues.at(-1)
  if (last !== undefined && last.end === first && last.end - last.first === 1 && isDeterminer(tokens, last.first))
    last = cues.at(-2)
  if (last === undefined) return false
  const { when, predicate } = last.row
  const comes = (predicate & Predicate.comes) !== 0 && isWith(tokens, last.end - 1) && isComplaint(tokens, end)
  if ((when & When.relative) === 0 && !comes) return false
  for (let i = last.end; i < first; i++) if (!isDeterminer(tokens, i)) return false
  if (end >= tokens.length) return true
  // "with her mother, who has dementia", but "with her mother, who reports" and ", has had" go on about the patient
  if ((when & When.tended) !== 0 && isWith(tokens, end) && beginsNear(contentEnd, end + 1)) return false
  const sign = tokens.kind[end] === Kind.sign
  return sign ? !(isWho(tokens, end + 1) && isSubject(tokens, end + 2)) : !isSubject(tokens, end)
}

/** Does a condition begin here, a determiner or an adjective before it at most: "with dementia", "with a severe stroke"? */
function beginsNear(contentEnd: Int32Array, first: number): boolean {
  for (let i = first; i < first + 3 && i < contentEnd.length; i++) if (contentEnd[i]! > i) return true
  return false
}

const turned = new WeakMap<CueRow, CueRow>()

/** "diabetes in his mother", "arthritis in both parents", "colon cancer (father, 60)": a relative there is about what stands before. */
function faceBack(
  text: string,
  tokens: TokenTable,
  contentEnd: Int32Array,
  row: CueRow,
  first: number,
  end: number,
): CueRow {
  if (row.experiencer !== 'family' || row.direction !== 'forward' || row.reach !== 'clause') return row
  let i = first - 1
  while (i >= 0 && first - i <= 3 && isDeterminer(tokens, i) && !(tokens.flags[i]! & Flag.line)) i--
  if (i < 0 || isWith(tokens, end)) return row // "significant in her sister with breast cancer"
  if (!isIn(tokens, i) && !isBracketed(text, tokens, contentEnd, i, end)) return row
  let back = turned.get(row)
  if (!back) {
    back = { ...row, direction: 'backward', reach: 'next' }
    turned.set(row, back)
  }
  return back
}

// A condition of so many tokens at most is looked for before a bracket.
const maxWords = 6

/** Does token i open a bracket right behind a condition, and is what ends at `end` all that it says, or the first of a list? */
function isBracketed(text: string, tokens: TokenTable, contentEnd: Int32Array, i: number, end: number): boolean {
  if (text[tokens.start[i]!] !== '(' || end >= tokens.length) return false
  if (tokens.kind[end] !== Kind.number && !/[),;&/]/.test(text[tokens.start[end]!]!)) return false
  for (let at = i - 1; at >= 0 && i - at <= maxWords; at--) if (contentEnd[at] === i) return true
  return false
}
