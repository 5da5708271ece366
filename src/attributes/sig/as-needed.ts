/** As needed: "prn", "as needed for pain", and the words that say what for. */
import { Flag, Kind } from '../../note/index.ts'
import { beginsColumn, classAt, glued, type SigWords, signAt, wordAt } from './sig-words.ts'
import { Word } from './words.ts'

/** "prn", "as needed", "if necessary", "when required": the token after it; 0 when the words are none. */
export function readAsNeeded(words: SigWords, i: number, end: number): number {
  const wordClass = classAt(words, i)
  if (wordClass === Word.prn) return i + 1
  if (
    wordClass === Word.as ||
    wordClass === Word.if ||
    (wordClass === Word.stop && wordAt(words, i).toLowerCase() === 'when')
  ) {
    if (classAt(words, i + 1) === Word.needed && i + 1 < end) return i + 2
    if (i + 2 < end && classAt(words, i + 2) === Word.needed) return i + 3 // "as is needed", "if symptoms needed"
  }
  return 0
}

export interface Phrase {
  readonly first: number
  readonly end: number
}

// What a drug may be for, where no condition is named: "for rate control", "DVT ppx", "for sleep".
const purposes = new Set(
  'ppx prophylaxis prophylactically prevention control management sleep mood support suppression cholesterol pressure sugars discomfort symptoms itching nausea pain wheeze wheezing sob sz cramps agitation sedation anxiety bp hr bm bms stress anticoagulation'.split(
    ' ',
  ),
)

// Words that no reason runs through.
const stops = new Set(
  'he she they it we patient pt who which with from by is was were are will would may can in on at after before when while during since about today now then per discharge followup follow via take until because due given status'.split(
    ' ',
  ),
)
// Words that a reason may begin with and does not keep.
const leaders = new Set(
  'the a an his her their any some presumed suspected possible treatment treat treating tx of relief use only severe-onset for known possibly your my management chronic-use dx diagnosis'.split(
    ' ',
  ),
)
// "for now", "for the patient": no reason
const empty = new Set(
  'now today home discharge review evaluation further him her them me us patient follow followup consideration details example instance use supply that this which safety hold call more additional insurance transport surgery procedure study'.split(
    ' ',
  ),
)

// "prn T >38.5": names of what is measured, that a threshold may follow
const measures = new Set('t temp temperature fever hr bp sbp dbp map glucose bg fsbg fsbs bs pain spo2 sat'.split(' '))

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
    leaders.has(wordAt(words, first).toLowerCase()) &&
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
    if (tokens.kind[at] === Kind.comparator && at > first && measures.has(wordAt(words, at - 1).toLowerCase())) {
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
        !stops.has(wordAt(words, at + 1).toLowerCase()) &&
        !words.frequency[at + 1] &&
        !words.route[at + 1]
      if (!(words.condition[at + 1] || (plain && !strict))) break
      at++
      continue
    }
    const written = wordAt(words, at).toLowerCase()
    if (wordClass === Word.of && at > first) {
      at++
      continue
    }
    if (stops.has(written)) break
    if (wordClass !== Word.none && wordClass !== Word.article && written !== 'low' && written !== 'high') break
    if (wordClass === Word.article && at === first) {
      at++
      continue
    }
    if (words.frequency[at] || words.notFrequency[at] || (words.route[at] && written.length < 4)) break
    // past the condition only what still says what for: "DVT prophylaxis"
    if (condition && !purposes.has(written)) break
    if (purposes.has(written)) purpose = true
    if (at === first && empty.has(written)) return null
    at++
    if (tokens.flags[at - 1]! & Flag.dotted && at < end && tokens.flags[at]! & Flag.capital) break
  }
  // a trailing "of", "and", "the"
  while (
    at > first &&
    (classAt(words, at - 1) === Word.and ||
      classAt(words, at - 1) === Word.or ||
      classAt(words, at - 1) === Word.of ||
      classAt(words, at - 1) === Word.article) &&
    !words.condition[at - 1]
  )
    at--
  if (at <= first || (strict && !condition && !purpose)) return null
  return { first, end: at }
}
