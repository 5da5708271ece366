/** How long and how many times, without a length in numbers: "several days", "through 3/14", "x2". */
import { Kind } from '../../note/index.ts'
import { classAt, glued, hasMark, isWord, type SigWords, signAt, wordAt } from './sig-words.ts'
import { keyOf, Mark, Word } from './words.ts'

const ends = ['through', 'thru', 'until', 'till', 'til'].map(keyOf)
const more = keyOf('more')

/** "through 3/14", "for several days", "x a few weeks": the words as the normal form has them; null when token i begins none. */
export function readCourseWords(words: SigWords, i: number, end: number): { value: string; end: number } | null {
  if (ends.some((key) => isWord(words, i, key))) return readDate(words, i + 1, end)
  let at = i
  if (classAt(words, at) === Word.for || (classAt(words, at) === Word.times && isSingle(words, at))) at++
  while (at < end && at < i + 4 && (classAt(words, at) === Word.article || hasMark(words, at, Mark.hedge))) at++
  if (at >= end || !hasMark(words, at, Mark.vague)) return null
  const many = wordAt(words, at).toLowerCase()
  at++
  if (classAt(words, at) === Word.of || classAt(words, at) === Word.other) at++
  if (at >= end || classAt(words, at) !== Word.time || words.value[at]! < 1) return null
  // "a few days ago" is when, and "every few days" how often
  if (hasMark(words, at + 1, Mark.ago) || classAt(words, i - 1) === Word.every) return null
  return { value: `${many === 'couple' ? 'couple of' : many} ${wordAt(words, at).toLowerCase()}`, end: at + 1 }
}

const isSingle = ({ tokens }: SigWords, i: number): boolean => tokens.end[i]! - tokens.start[i]! === 1

/** "3/14", "3/14/2024" */
function readDate(words: SigWords, i: number, end: number): { value: string; end: number } | null {
  const { tokens } = words
  if (
    i + 2 >= end ||
    tokens.kind[i] !== Kind.number ||
    signAt(words, i + 1) !== 47 ||
    tokens.kind[i + 2] !== Kind.number
  )
    return null
  if (!glued(words, i) || !glued(words, i + 1)) return null
  const month = Number(wordAt(words, i))
  const day = Number(wordAt(words, i + 2))
  if (!(month >= 1 && month <= 31 && day >= 1 && day <= 31)) return null
  let at = i + 3
  if (signAt(words, at) === 47 && tokens.kind[at + 1] === Kind.number && at + 1 < end) at += 2
  return { value: `through ${words.text.slice(tokens.start[i]!, tokens.end[at - 1]!)}`, end: at }
}

const timesInAll = /^x(\d{1,2})$/i

/** "x2", "x 2", "x two": how many times in all; null before a unit, and for "x1", which is a frequency. */
export function readCount(words: SigWords, i: number, end: number): { value: number; end: number } | null {
  const { tokens } = words
  let value = 0
  let at = i + 1
  if (tokens.kind[i] === Kind.word && (words.text.charCodeAt(tokens.start[i]!) | 32) === 120 && !isSingle(words, i))
    value = Number(timesInAll.exec(wordAt(words, i))?.[1] ?? 0)
  else if (classAt(words, i) === Word.times && isSingle(words, i) && at < end) {
    if (tokens.kind[at] === Kind.number && /^\d{1,2}$/.test(wordAt(words, at))) value = Number(wordAt(words, at))
    else if (classAt(words, at) === Word.number) value = words.value[at]!
    at++
  }
  if (value < 2 || !Number.isInteger(value)) return null
  return at < end && isMeasured(words, at) ? null : { value, end: at }
}

/** "x 2 mg", "x 2 cm", "x 2 days", "x 2 doses": what is counted is another thing. */
function isMeasured(words: SigWords, at: number): boolean {
  const { tokens } = words
  const wordClass = classAt(words, at)
  if (words.unit[at] || words.form[at] || wordClass === Word.time || wordClass === Word.dose) return true
  if (tokens.kind[at] === Kind.number || isWord(words, at, more)) return true
  const short = tokens.kind[at] === Kind.word && tokens.end[at]! - tokens.start[at]! <= 2
  return short && wordClass === Word.none && !words.frequency[at] && !words.route[at]
}
