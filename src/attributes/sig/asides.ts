/** Asides: brackets after a drug that hold nothing of its sig, or what the sig was before. */
import { Kind } from '../../note/index.ts'
import { classAt, type SigWords, signAt, wordAt } from './sig-words.ts'
import { Word } from './words.ts'

// Tokens that a bracket may hold.
const maxAside = 30

/**
 * Past a bracket right after the drug that holds nothing of its sig: "capecitabine (Xeloda; Roche, Basel) was started at
 * 2 g". The drug may be the first word inside it.
 */
export function skipAside(words: SigWords, from: number, end: number): number {
  const opens = signAt(words, from) === 40
  if (!opens && signAt(words, from) !== 59 && signAt(words, from) !== 44) return from
  for (let i = from + 1; i < end && i < from + maxAside; i++) {
    const sign = signAt(words, i)
    if (sign === 41) return opens || i > from + 2 ? i + 1 : from
    if (sign === 40 || words.tokens.kind[i] === Kind.number || words.condition[i] || words.drug[i]) return from
    if (words.route[i] || words.frequency[i] || words.form[i] || classAt(words, i) === Word.prn) return from
    if (classAt(words, i) === Word.for || classAt(words, i) === Word.stop) return from
  }
  return from
}

const earlierWords = /^(?:was|were|previously|prior|formerly|from|old|instead)$/i
const changedWords = /^(?:[↑↓]|up|down|increased|decreased|reduced|raised|lowered|changed|titrated)$/i

/** Past a bracket that tells what the dose was: "12.5 mg BID (was 6.25 mg BID)". */
export function skipEarlier(words: SigWords, i: number, end: number): number {
  if (i + 2 >= end) return i
  const first = wordAt(words, i + 1)
  if (!earlierWords.test(first) && !(changedWords.test(first) && wordAt(words, i + 2).toLowerCase() === 'from'))
    return i
  for (let k = i + 1; k < end && k < i + maxAside; k++) {
    const sign = signAt(words, k)
    if (sign === 41 || sign === 93) return k + 1
    if (sign === 40 || sign === 91 || words.drug[k]) return i
  }
  return i
}
