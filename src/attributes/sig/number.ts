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

/** "½", "¼", "¾", "⅓", "⅔" by their char codes; 0 for anything else. */
function vulgarAt(words: SigWords, i: number): number {
  switch (signAt(words, i)) {
    case 0xbd:
      return 0.5
    case 0xbc:
      return 0.25
    case 0xbe:
      return 0.75
    case 0x2153:
      return 1 / 3
    case 0x2154:
      return 2 / 3
    default:
      return 0
  }
}

/** The value of a number token: "1,000" gives 1000. */
export function plainNumber(words: SigWords, i: number): number {
  const { text, tokens } = words
  const end = tokens.end[i]!
  const start = tokens.start[i]!
  if (end - start > 15) return Number(wordAt(words, i).replaceAll(',', ''))
  // digits by hand: below 2^53 the quotient is what `Number` reads
  let whole = 0
  let scale = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 46) scale = 1
    else if (code !== 44) {
      whole = whole * 10 + code - 48
      scale *= 10
    }
  }
  return scale > 1 ? whole / scale : whole
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
    const hyphen = signAt(words, i + 1) === 45 || classAt(words, i + 1) === Word.and ? 1 : 0 // "1 and 1/2"
    const rest = Number.isInteger(value) ? fractionAt(words, i + 1 + hyphen, end) : 0
    if (rest > 0 && value < 20) return { value: value + rest, end: i + 4 + hyphen, roman: false }
    const more = i + 1 < end && glued(words, i) ? vulgarAt(words, i + 1) : 0
    if (more > 0) return { value: value + more, end: i + 2, roman: false }
    return { value, end: skipRepeated(words, i + 1, end), roman: false }
  }
  if (kind === Kind.sign) {
    const value = vulgarAt(words, i)
    return value > 0 ? { value, end: i + 1, roman: false } : null
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
