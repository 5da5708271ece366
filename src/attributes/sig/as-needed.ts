/** As needed: "prn", "as needed for pain", and the words that say what for. */
import { Flag, Kind } from '../../note/index.ts'
import { beginsColumn, classAt, glued, hasMark, isWord, type SigWords, signAt, wordAt } from './sig-words.ts'
import { keyOf, Mark, Word } from './words.ts'

/** "prn", "as needed", "if necessary", "when required": the token after it; 0 when the words are none. */
export function readAsNeeded(words: SigWords, i: number, end: number): number {
  const wordClass = classAt(words, i)
  if (wordClass === Word.prn) return i + 1
  if (wordClass === Word.as || wordClass === Word.if || (wordClass === Word.stop && isWord(words, i, when))) {
    if (classAt(words, i + 1) === Word.needed && i + 1 < end) return i + 2
    if (i + 2 < end && classAt(words, i + 2) === Word.needed) return i + 3 // "as is needed", "if symptoms needed"
  }
  return 0
}

export interface Phrase {
  readonly first: number
  readonly end: number
}

const when = keyOf('when')
const low = keyOf('low')
const high = keyOf('high')

const orders = /^(?:continue|cont|discontinued?|stop(?:ped)?|hold|held|resume|start|restart)$/i

/** "PRN - DISCONTINUE": what becomes of the drug, and no reason. */
function isOrder(words: SigWords, i: number): boolean {
  return orders.test(wordAt(words, i))
}

/**
 * Reads the words of a reason from token i: "severe pain" of "prn severe pain, #20". Stops at signs, other sig words and
 * drugs. `strict`: the words must name a condition or a purpose.
 */
export function readReason(words: SigWords, i: number, end: number, strict: boolean): Phrase | null {
  const { tokens } = words
  let first = i
  while (
    first < end &&
    first < i + 4 &&
    tokens.kind[first] === Kind.word &&
    hasMark(words, first, Mark.reasonLead) &&
    !words.condition[first]
  )
    first++
  if (signAt(words, first) === 63) first++ // "for ?UTI"
  let at = first
  let condition = false
  let purpose = false
  while (at < end && at < first + 9) {
    if (at > first && beginsColumn(words, at)) break
    if (words.drug[at]) break
    if (tokens.kind[at] === Kind.comparator && at > first && hasMark(words, at - 1, Mark.measure)) {
      at++ // "T >38.5"
      if (tokens.kind[at] === Kind.number) at++
      condition = true
      continue
    }
    if (tokens.kind[at] === Kind.sign) {
      const sign = signAt(words, at)
      // "n/v", "anti-nausea"; a stop inside none
      if ((sign === 47 || sign === 45 || sign === 43) && at > first && glued(words, at - 1) && glued(words, at)) {
        at++
        continue
      }
      break
    }
    if (tokens.kind[at] !== Kind.word) break
    if (words.condition[at]) {
      condition = true
      at++
      continue
    }
    const wordClass = classAt(words, at)
    if (wordClass === Word.and || wordClass === Word.or) {
      if (at === first || at + 1 >= end || words.drug[at + 1] || tokens.kind[at + 1] !== Kind.word) break
      const plain =
        classAt(words, at + 1) === Word.none &&
        !hasMark(words, at + 1, Mark.reasonStop) &&
        !words.frequency[at + 1] &&
        !words.route[at + 1]
      if (!(words.condition[at + 1] || (plain && !strict))) break
      at++
      continue
    }
    if (wordClass === Word.of && at > first) {
      at++
      continue
    }
    if (hasMark(words, at, Mark.reasonStop) || isOrder(words, at)) break
    if (wordClass !== Word.none && wordClass !== Word.article && !isWord(words, at, low) && !isWord(words, at, high))
      break
    if (wordClass === Word.article && at === first) {
      at++
      continue
    }
    if (words.frequency[at] || words.notFrequency[at] || (words.route[at] && tokens.end[at]! - tokens.start[at]! < 4))
      break
    // past the condition only what still says what for: "DVT prophylaxis"
    if (condition && !hasMark(words, at, Mark.purpose)) break
    if (hasMark(words, at, Mark.purpose)) purpose = true
    if (at === first && hasMark(words, at, Mark.noReason)) return null
    at++
    if (tokens.flags[at - 1]! & Flag.dotted && at < end && tokens.flags[at]! & Flag.capital) break
  }
  // a trailing "of", "and", "the"
  while (
    at > first &&
    (signAt(words, at - 1) === 45 || // "migraine-type"
      classAt(words, at - 1) === Word.and ||
      classAt(words, at - 1) === Word.or ||
      classAt(words, at - 1) === Word.of ||
      classAt(words, at - 1) === Word.article) &&
    !words.condition[at - 1]
  )
    at--
  if (at <= first || (strict && !condition && !purpose)) return null
  return { first, end: at }
}
