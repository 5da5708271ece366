/** Pairs: what one unit of a combination holds of each of its drugs: "5/500", "600 mg-400 units", "100-62.5-25". */
import { Kind } from '../../note/index.ts'
import type { AmountRead } from './amount-read.ts'
import { readBelow } from './below.ts'
import { plainNumber } from './number.ts'
import { classAt, glued, type SigWords, signAt, termEnd, unitName } from './sig-words.ts'
import { Word } from './words.ts'

/** "5/500", "10/325 mg", "600 mg-400 units", "160/4.5": strengths of a combination; null when there is none. */
export function readPair(words: SigWords, i: number, end: number): AmountRead | null {
  const { tokens } = words
  if (tokens.kind[i] !== Kind.number) return null
  const first = plainNumber(words, i)
  let at = i + 1
  let firstUnit = ''
  const unit = at < end ? words.unit[at]! : 0
  if (unit) {
    firstUnit = unitName(words, unit)
    at = termEnd(words, unit)
  }
  const sign = signAt(words, at)
  if (sign !== 47 && sign !== 45) return null
  if (!glued(words, at - 1) || !glued(words, at) || tokens.kind[at + 1] !== Kind.number || at + 1 >= end) return null
  const second = plainNumber(words, at + 1)
  const triple = firstUnit === '' ? readTriple(words, i, end) : null
  if (triple !== null) return triple
  let after = at + 2
  const secondUnit = after < end && words.unit[after] ? unitName(words, words.unit[after]!) : ''
  if (secondUnit !== '') after = termEnd(words, words.unit[after]!)
  if (
    firstUnit !== '' &&
    sign === 47 &&
    (secondUnit === 'mL' || secondUnit === 'L' || classAt(words, after) === Word.time)
  )
    return null // a concentration, a rate
  if (sign === 45 && secondUnit === '' && !isInhaled(words, i, after, end)) return null // "160-4" may be anything
  // "160-4.5 mcg/actuation": what one puff holds
  if (sign === 45 && firstUnit === '') {
    const below = readBelow(words, after, end)
    if (below?.kind === 'form') after = below.end
    else if (second >= first) return null // a range
  }
  if (firstUnit === '' && secondUnit === '') {
    // "1/2" is a fraction; "120/80" and "3/14" are the caller's to refuse
    if (first < second && (second === 2 || second === 3 || second === 4 || second === 8) && first < 4) return null
    if (signAt(words, after) === 47) return null // a date
    if (classAt(words, after) === Word.time) return null
  }
  const head = firstUnit === '' ? `${first}` : `${first} ${firstUnit}`
  const joint = sign === 47 ? '/' : '-'
  const tail = secondUnit === '' ? `${second}` : `${second} ${secondUnit}`
  return {
    amount: { value: first, high: second, unit: secondUnit, text: `${head}${joint}${tail}` },
    style: 'pair',
    end: after,
    form: null,
  }
}

/** "80-4.5 2 puffs": two numbers that fall, one with a part of a unit, and what is taken of them. */
function isInhaled(words: SigWords, i: number, after: number, end: number): boolean {
  const { tokens } = words
  const falls = plainNumber(words, i + 2) < plainNumber(words, i)
  return falls && isPart(words, i + 2) && after + 1 < end && tokens.kind[after] === Kind.number
}

const isPart = (words: SigWords, i: number): boolean => !Number.isInteger(plainNumber(words, i))

/** "100-62.5-25 mcg", "200/62.5/25": what each of three drugs weighs; no date, as a part of a unit is among them. */
function readTriple(words: SigWords, i: number, end: number): AmountRead | null {
  const { tokens } = words
  const sign = signAt(words, i + 1)
  if (i + 4 >= end || signAt(words, i + 3) !== sign || tokens.kind[i + 4] !== Kind.number) return null
  for (let k = i; k < i + 4; k++) if (!glued(words, k)) return null
  const numbers = [i, i + 2, i + 4].map((k) => plainNumber(words, k))
  const unit = i + 5 < end && words.unit[i + 5] ? unitName(words, words.unit[i + 5]!) : ''
  if (unit === '' && numbers.every(Number.isInteger)) return null
  const text = `${numbers.join(sign === 47 ? '/' : '-')}${unit === '' ? '' : ` ${unit}`}`
  const after = unit === '' ? i + 5 : termEnd(words, words.unit[i + 5]!)
  return { amount: { value: numbers[0]!, high: numbers[1]!, unit, text }, style: 'pair', end: after, form: null }
}
