/** The words after "prn": what it is taken for. */
import { type Phrase, readReason } from './as-needed.ts'
import { readDuration } from './duration.ts'
import { readFrequency } from './frequency.ts'
import { beginsColumn, classAt, isWord, type SigWords, signAt } from './sig-words.ts'
import { keyOf, Word } from './words.ts'

const use = keyOf('use')

/** The words after "prn": "pain", "for nausea"; null when other sig words follow. */
export function reasonAfterPrn(words: SigWords, i: number, end: number): Phrase | null {
  let at = i
  const dashed = at < end && signAt(words, at) === 45 // "prn - has not needed any"
  if (at < end && (signAt(words, at) === 45 || signAt(words, at) === 58 || signAt(words, at) === 40)) at++
  else if (signAt(words, at) === 44) {
    // "p.r.n., loose stool.": the reason ends the sentence
    const reason = readReason(words, at + 1, end, true)
    return reason !== null && (reason.end >= end || signAt(words, reason.end) === 46) ? reason : null
  }
  if (at < end && isWord(words, at, use)) return null
  if (at < end && beginsColumn(words, at)) return null
  if (classAt(words, at) === Word.for && at < end) {
    if (readDuration(words, at, end) !== null) return null
    at++
  } else if (classAt(words, at) === Word.if && at < end) at++
  else if (at < end && (words.frequency[at] || words.form[at] || readFrequency(words, at, end, true) !== null))
    return null
  return at < end ? readReason(words, at, end, dashed) : null
}
