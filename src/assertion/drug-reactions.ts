/** What a drug did to somebody is past (annotation guideline): the cough of "did not tolerate lisinopril (cough)", the hives of "hives to sulfa"; and what a finished course was for. */
import { Kind, mayHold, type Sentence } from '../note/index.ts'
import { readCueRow } from './cue-rows.ts'
import { type FoundCue, Mark, type View, wordTest } from './view.ts'

const reaction = readCueRow('reaction', 'temporality=historical', 'forward', 'next')
// "completed 7 days of cefepime for pneumonia"; but chemotherapy for a lymphoma ends no lymphoma
const course = readCueRow('finished course', 'temporality=historical', 'forward', 'next acute')

const tolerates = 'tolerate tolerated tolerating intolerant intolerance intolerances'
// what it does now is so now: "the water pill gives me cramps"
const does = 'caused gave made'
const tries = 'tried trialed trialled failed'
const finishes = 'completed finished'
const reactions = 'hives rash urticaria anaphylaxis angioedema itching pruritus'
const any = `${tolerates} ${does} ${tries} ${finishes} ${reactions}`
const mayBegin = mayHold(any)
// one question instead of five for nearly every word
const isAny = wordTest(any)

const isTolerates = wordTest(tolerates)
const isIntolerant = wordTest('intolerant intolerance intolerances')
const isDenied = wordTest('not unable cannot didnt doesnt couldnt cant wouldnt never poorly')
const isDoes = wordTest(does)
const isTried = wordTest(tries)
const isFailed = wordTest('failed')
const isFinished = wordTest(finishes)
const isReaction = wordTest(reactions)
const isToward = wordTest('to from')
const isHad = wordTest('had developed gets got')
const isWith = wordTest('with')
const isHedge = wordTest('possible probable questionable likely')
const isFor = wordTest('for')
const isBecause = wordTest('because due secondary')
const isCausal = wordTest('because due secondary to of d t b c')
const isBeforeReaction = wordTest(
  'him her them me the patient pt a an some severe bad horrible terrible significant such',
)
const isBut = wordTest('but had caused gave made developed with')
const isBeforeDrug = wordTest('the his her a an any all both of to with her oral iv taking course day days week weeks')

type Needed = Pick<View, 'text' | 'tokens' | 'marks' | 'contentEnd' | 'contentFirst' | 'drug'>

// From a verb to its drug, and from a drug to its reaction, in tokens.
const drugReach = 8
const reactionReach = 5
// Drugs that one verb may list: "did not tolerate metformin (diarrhea), glipizide (lows) or Jardiance (yeast)".
const mostDrugs = 8

/** The reactions of drugs in a note, each as a cue that governs it. */
export function findDrugReactions(view: Needed, sentences: readonly Sentence[]): FoundCue[] {
  const found: FoundCue[] = []
  const { tokens, contentEnd, contentFirst, drug } = view
  if (!mayBegin(tokens)) return found
  for (const { first, end } of sentences) {
    for (let i = first; i < end; i++) {
      if (!isAny(tokens, i)) continue
      if (isTolerates(tokens, i)) {
        if (isIntolerant(tokens, i) || isDeniedBefore(view, i, first)) i = listed(view, i + 1, end, 'any', found)
      } else if (isTried(tokens, i)) i = listed(view, i + 1, end, isFailed(tokens, i) ? 'cause' : 'told', found)
      else if (isDoes(tokens, i) && i > first && endsDrug(view, i - 1)) {
        let at = i + 1
        while (at < end && isBeforeReaction(tokens, at)) at++
        put(view, i, i + 1, at, end, reaction, found)
      } else if (isFinished(tokens, i)) finished(view, i, end, found)
      else if (isReaction(tokens, i) && contentFirst[i] !== 0 && !isHedge(tokens, contentFirst[i]! - 2)) {
        const had = isHad(tokens, contentFirst[i]! - 2) && isWith(tokens, i + 1)
        const at = i + 2 < end && (isToward(tokens, i + 1) || had) ? i + 2 : -1
        if (at > 0 && contentEnd[at] !== 0 && drug[at] === 1)
          found.push({ first: i + 1, end: i + 2, row: reaction, scope: { first: contentFirst[i]! - 1, end: i + 1 } })
      }
    }
  }
  return found
}

function isDeniedBefore({ tokens }: Needed, i: number, first: number): boolean {
  for (let k = i - 1; k >= first && k >= i - 3; k--) if (isDenied(tokens, k)) return true
  return false
}

function endsDrug({ contentFirst, drug }: Needed, i: number): boolean {
  const begin = contentFirst[i]!
  return begin !== 0 && drug[begin - 1] === 1
}

/**
 * What leads from a drug to its reaction: `told` a dash, an arrow, "but had"; `cause` "due to" too; `any` a bracket too, which
 * behind "tried" and "failed" may hold what the drug was for: "failed amitriptyline (migraine)".
 */
type How = 'any' | 'cause' | 'told'

/** The reactions behind each drug of a list that begins at token `from`. Gives the last token of the list. */
function listed(view: Needed, from: number, high: number, how: How, found: FoundCue[]): number {
  const { tokens, marks, contentEnd, drug } = view
  let last = from - 1
  let at = from
  for (let n = 0; n < mostDrugs; n++) {
    while (at < high && at - last <= drugReach && contentEnd[at] === 0 && isPassed(view, at)) at++
    if (at >= high || contentEnd[at] === 0 || drug[at] !== 1) break
    const drugEnd = contentEnd[at]!
    const lead = leadTo(view, drugEnd, high, how)
    if (lead < 0) {
      last = drugEnd - 1
      at = drugEnd
    } else {
      const end = put(view, drugEnd, Math.max(lead, drugEnd + 1), lead, high, reaction, found)
      if (end < 0) break
      last = end - 1
      at = end
    }
    if (at < high && marks[at] === Mark.close) at++
    // a comma or "and" before the next
    if (at < high && marks[at] === Mark.comma) at++
    if (at < high && tokens.start[at]! > tokens.end[at - 1]! && isAnd(tokens, at)) at++
    last = at - 1
  }
  return Math.max(last, from - 1)
}

const isAnd = wordTest('and or nor')

function isPassed({ tokens, marks }: Needed, i: number): boolean {
  return marks[i] === Mark.none && (isBeforeDrug(tokens, i) || isAnd(tokens, i) || tokens.kind[i] === Kind.number)
}

/** The token behind "(", "->", "-", "2/2", "due to", "but had" after a drug; -1 where nothing leads to a reaction. */
function leadTo({ tokens, marks }: Needed, i: number, high: number, how: How): number {
  if (i >= high) return -1
  const mark = marks[i]!
  if (mark === Mark.arrow || mark === Mark.dash) return i + 1
  if (mark === Mark.open) return how === 'any' ? i + 1 : -1
  if (isBut(tokens, i)) {
    let at = i
    while (at < high && at < i + 3 && isBut(tokens, at)) at++
    return at > i + 1 || !isWith(tokens, i) ? at : -1
  }
  if (how !== 'told' && (isBecause(tokens, i) || isSlashed(tokens, marks, i, high))) {
    let at = i + 1
    while (
      at < high &&
      at < i + 4 &&
      (isCausal(tokens, at) || marks[at] === Mark.slash || tokens.kind[at] === Kind.number)
    )
      at++
    return at
  }
  return -1
}

/** "2/2", "d/t", "b/c". */
function isSlashed(tokens: Needed['tokens'], marks: Uint8Array, i: number, high: number): boolean {
  if (i + 2 >= high || marks[i + 1] !== Mark.slash) return false
  return tokens.end[i]! - tokens.start[i]! === 1 && tokens.end[i + 2]! - tokens.start[i + 2]! === 1
}

/** Puts a cue for the condition that begins within reach of token `at`, and those joined to it; gives the end, -1 for none. */
function put(
  view: Needed,
  first: number,
  end: number,
  at: number,
  high: number,
  row: FoundCue['row'],
  found: FoundCue[],
): number {
  const { contentEnd, drug, marks } = view
  for (let k = at; k < high && k < at + reactionReach; k++) {
    if (contentEnd[k] !== 0) {
      if (drug[k] === 1) return -1
      const stop = joinedEnd(view, contentEnd[k]!, high)
      found.push({ first, end, row, scope: { first: k, end: stop } })
      return stop
    }
    if (marks[k] !== Mark.none) return -1
  }
  return -1
}

/** The end of "cough and dizziness", "nausea, vomiting", "rash/hives": conditions that only a joint parts. */
function joinedEnd({ tokens, marks, contentEnd, drug }: Needed, end: number, high: number): number {
  let last = end
  for (let at = last; at < high; at = last) {
    while (at < high && at < last + 2 && (marks[at] === Mark.comma || marks[at] === Mark.slash || isAnd(tokens, at)))
      at++
    if (at === last || at >= high || contentEnd[at] === 0 || drug[at] === 1) return last
    last = contentEnd[at]!
  }
  return last
}

/** "completed 7 days of cefepime for pneumonia", "finished Augmentin last week for sinusitis". */
function finished(view: Needed, i: number, high: number, found: FoundCue[]): void {
  const { tokens, marks, contentEnd, drug } = view
  let met = false
  for (let k = i + 1; k < high && k < i + 2 * drugReach; k++) {
    if (contentEnd[k] !== 0) {
      if (drug[k] !== 1) return
      met = true
      k = contentEnd[k]! - 1
    } else if (met && isFor(tokens, k)) {
      put(view, k, k + 1, k + 1, high, course, found)
      return
    } else if (marks[k] === Mark.stop || marks[k] === Mark.semicolon || marks[k] === Mark.colon) return
  }
}
