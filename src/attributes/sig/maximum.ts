/** Maximum: "max 4 g/day", "not to exceed 8 tablets in 24 hours", "NTE 3 doses per day". */
import { readAmount } from './dose.ts'
import type { Amount } from './sig.ts'
import { classAt, type SigWords, signAt } from './sig-words.ts'
import { timeUnits, Word } from './words.ts'

export interface MaximumRead {
  readonly value: { readonly amount: Amount; readonly perHours: number }
  readonly end: number
}

const hours: Partial<Record<(typeof timeUnits)[number], number>> = { h: 1, d: 24, wk: 168, mo: 720 }

/** Reads a maximum that begins at token i, at "max", "exceed" or "NTE"; null when it names no amount. */
export function readMaximum(words: SigWords, i: number, end: number): MaximumRead | null {
  if (classAt(words, i) !== Word.max) return null
  let at = i + 1
  while (
    at < end &&
    at < i + 6 &&
    (classAt(words, at) === Word.of ||
      classAt(words, at) === Word.dose ||
      classAt(words, at) === Word.through ||
      classAt(words, at) === Word.article ||
      signAt(words, at) === 46 ||
      signAt(words, at) === 58 ||
      classAt(words, at) === Word.time)
  )
    at++
  const read = readAmount(words, at, end)
  if (read === null) return null
  const slash = read.amount.unit.endsWith('/day')
  if (slash) {
    const unit = read.amount.unit.slice(0, -4)
    return {
      value: { amount: { ...read.amount, unit, text: read.amount.text.slice(0, -4) }, perHours: 24 },
      end: read.end,
    }
  }
  at = read.end
  if (classAt(words, at) === Word.dose) at++
  let amount = read.amount
  if (at > read.end) amount = { ...amount, unit: 'doses', text: `${amount.text} doses` }
  const per =
    classAt(words, at) === Word.per ||
    classAt(words, at) === Word.article ||
    signAt(words, at) === 47 ||
    classAt(words, at) === Word.through ||
    classAt(words, at) === Word.every ||
    classAt(words, at) === Word.for
  if (!per && !words.frequency[at]) return { value: { amount, perHours: 24 }, end: at }
  let count = 1
  let next = per ? at + 1 : at
  while (next < end && classAt(words, next) === Word.article) next++
  const number = next < end ? Number(words.text.slice(words.tokens.start[next]!, words.tokens.end[next]!)) : Number.NaN
  if (Number.isInteger(number)) {
    count = number
    next++
  }
  if (classAt(words, next) === Word.time && next < end)
    return { value: { amount, perHours: count * (hours[timeUnits[words.value[next]!]!] ?? 24) }, end: next + 1 }
  return { value: { amount, perHours: 24 }, end: words.frequency[at] ? words.terms.end[words.frequency[at]! - 1]! : at }
}
