/** Numbers of a sig: "2", "1,000", "one half", "1-2", "two (2)", "1 1/2", "ii". */
import { Kind } from '../../note/index.ts'
import { classAt, glued, type SigWords, signAt, wordAt } from './sig-words.ts'
import { Word } from './words.ts'

/** A number or a range, and the token after it. */
export interface NumberRead {
  readonly value: number
  readonly high?: number
  readonly end: number
  /** Written in Roman numerals: counts only before a form. */
  readonly roman: boolean
}

const vulgar: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3 }

/** The value of a number token: "1,000" gives 1000. */
export function plainNumber(words: SigWords, i: number): number {
  const text = wordAt(words, i)
  return Number(text.includes(',') ? text.replaceAll(',', '') : text)
}

const isNumber = ({ tokens }: SigWords, i: number, end: number): boolean => i < end && tokens.kind[i] === Kind.number

/** "1/2", "3/4": one glued fraction below one; 0 when there is none. */
function fractionAt(words: SigWords, i: number, end: number): number {
  if (
    !isNumber(words, i, end) ||
    signAt(words, i + 1) !== 47 ||
    !isNumber(words, i + 2, end) ||
    !glued(words, i) ||
    !glued(words, i + 1)
  )
    return 0
  const top = plainNumber(words, i)
  const bottom = plainNumber(words, i + 2)
  const small = bottom === 2 || bottom === 3 || bottom === 4 || bottom === 8
  return small && top < bottom && Number.isInteger(top) && top > 0 ? Math.round((top / bottom) * 1000) / 1000 : 0
}

/** A bracketed repetition "(2)", "(two)" of the number before it: the token after it, or `i`. */
function skipRepeated(words: SigWords, i: number, end: number): number {
  if (signAt(words, i) !== 40 || i + 2 >= end || signAt(words, i + 2) !== 41) return i
  return words.tokens.kind[i + 1] === Kind.number || classAt(words, i + 1) === Word.number ? i + 3 : i
}

/** Reads one number: "two (2)", "one and a half", "1 1/2", "1-1/2", "half a", "½". Null when token i begins none. */
export function readNumber(words: SigWords, i: number, end: number): NumberRead | null {
  if (i >= end) return null
  const kind = words.tokens.kind[i]!
  if (kind === Kind.number) {
    const fraction = fractionAt(words, i, end)
    if (fraction > 0) return { value: fraction, end: i + 3, roman: false }
    const value = plainNumber(words, i)
    // "1 1/2", "1-1/2", "1½"
    const hyphen = signAt(words, i + 1) === 45 ? 1 : 0
    const rest = Number.isInteger(value) ? fractionAt(words, i + 1 + hyphen, end) : 0
    if (rest > 0 && value < 20) return { value: value + rest, end: i + 4 + hyphen, roman: false }
    if (i + 1 < end && glued(words, i) && vulgar[wordAt(words, i + 1)])
      return { value: value + vulgar[wordAt(words, i + 1)]!, end: i + 2, roman: false }
    return { value, end: skipRepeated(words, i + 1, end), roman: false }
  }
  if (kind === Kind.sign) {
    const value = vulgar[wordAt(words, i)]
    return value ? { value, end: i + 1, roman: false } : null
  }
  const wordClass = words.class[i]
  if (wordClass === Word.roman) return { value: words.value[i]!, end: i + 1, roman: true }
  if (wordClass !== Word.number) return null
  let value = words.value[i]!
  let next = i + 1
  if (value < 1) {
    // "half a tablet", "one-half of a tablet"
    if (classAt(words, next) === Word.of) next++
    if (classAt(words, next) === Word.article) next++
    return { value, end: next, roman: false }
  }
  // "one-half", "one half", "one and a half", "two and one-half"
  let after = next
  if (classAt(words, after) === Word.and) after++
  const joined = after > next
  if (
    classAt(words, after) === Word.article ||
    (joined && classAt(words, after) === Word.number && words.value[after] === 1)
  )
    after++
  if (signAt(words, after) === 45) after++
  if (after < end && classAt(words, after) === Word.number && words.value[after]! < 1) {
    value = joined ? value + words.value[after]! : value * words.value[after]!
    next = after + 1
    if (classAt(words, next) === Word.of) next++
    if (classAt(words, next) === Word.article) next++
    return { value, end: next, roman: false }
  }
  return { value, end: skipRepeated(words, next, end), roman: false }
}

/** Reads a number or a range: "1-2", "1 to 2", "one or two", "2.5-5". */
export function readRange(words: SigWords, i: number, end: number): NumberRead | null {
  const low = readNumber(words, i, end)
  if (low === null || low.end >= end) return low
  const joint = low.end
  const hyphen = signAt(words, joint) === 45
  const jointClass = classAt(words, joint)
  if (!hyphen && jointClass !== Word.to && jointClass !== Word.or) return low
  const high = readNumber(words, joint + 1, end)
  if (high === null || high.value <= low.value || high.roman !== low.roman) return low
  return { value: low.value, high: high.value, end: high.end, roman: low.roman }
}

/** A number as the normal forms write it: "40000", "0.5", "1-2". */
export function numberText(value: number, high?: number): string {
  return high === undefined ? String(value) : `${value}-${high}`
}
