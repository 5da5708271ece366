/** Dose: an amount with its unit, as in "40 mg", "1-2 tabs", "0.1 mg/kg", "125 cc/hr", "500 mg/5 mL". */
import { Kind } from '../../note/index.ts'
import { type AmountRead, type AmountStyle, made } from './amount-read.ts'
import { readBelow } from './below.ts'
import { isChanged } from './dose-changes.ts'
import { type NumberRead, numberText, plainNumber, readNumber, readRange } from './number.ts'
import { readPair } from './pairs.ts'
import type { FormMeaning } from './sig-lexicon.ts'
import {
  classAt,
  formMeaning,
  glued,
  isAmbiguous,
  isWord,
  type SigWords,
  signAt,
  termEnd,
  unitName,
  wordAt,
} from './sig-words.ts'
import { keyOf, Word } from './words.ts'

/** "tablets", "units": more than one, or a range, takes the plural; units of measure have none. */
export function pluralUnit(name: string, value: number, high?: number): string {
  if (high === undefined && value <= 1 && value > 0) return name
  if (/(?:ch|x|s)$/.test(name)) return `${name}es`
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`
}

/** Reads an amount that begins at token i; null when none does. A bare number is one: the caller decides whether it may stand. */
export function readAmount(words: SigWords, i: number, end: number): AmountRead | null {
  const { tokens } = words
  const article = classAt(words, i) === Word.article
  if (article) {
    // "a tablet", "a half tablet"
    if (i + 1 < end && classAt(words, i + 1) === Word.number) return readAmount(words, i + 1, end)
    const size = tokens.end[i]! - tokens.start[i]!
    const form = size <= 2 ? words.form[i + 1] : 0
    // "take at least a", cut off or with its noun left out, is "at least one"
    if (size <= 2 && i + 1 === end && isWord(words, i - 1, least) && isWord(words, i - 2, beforeLeast))
      return { amount: made(1, undefined, '', '1'), style: 'bare', end, form: null }
    if (!form || formMeaning(words, form).counted === null) return null
    const meaning = formMeaning(words, form)
    return {
      amount: made(1, undefined, meaning.name, `1 ${meaning.name}`),
      style: 'count',
      end: termEnd(words, form),
      form: meaning,
    }
  }
  // "AUC 5"
  if (classAt(words, i) === Word.area) {
    if (i + 1 >= end || tokens.kind[i + 1] !== Kind.number) return null
    const area = plainNumber(words, i + 1)
    if (area > maxArea) return null // "vanc AUC 480" was measured
    return { amount: made(area, undefined, 'AUC', `AUC ${area}`), style: 'mass', end: i + 2, form: null }
  }
  const pair = readPair(words, i, end)
  if (pair !== null) return pair
  const number = readRange(words, i, end)
  if (number === null) {
    // "tablet one-half"
    const form = words.form[i]
    if (!form) return null
    const meaning = formMeaning(words, form)
    const count = meaning.counted === null ? null : readNumber(words, termEnd(words, form), end)
    if (count === null || count.value >= 1 || words.unit[count.end]) return null
    return {
      amount: made(count.value, undefined, meaning.name, `${count.value} ${meaning.name}`),
      style: 'count',
      end: count.end,
      form: meaning,
    }
  }
  // "increase from 20 to 26 units", "increase lisinopril 10 to 20 mg": the last of the two
  const changed =
    number.high !== undefined &&
    signAt(words, i + 1) !== 45 &&
    (isWord(words, i - 1, from) ||
      (classAt(words, i + 1) === Word.to && classAt(words, i - 1) !== Word.to && isChanged(words, i)))
  let value = changed ? number.high! : number.value
  const high = changed ? undefined : number.high
  let at = number.end
  // "10k units"
  if (high === undefined && at < end && glued(words, at - 1) && isWord(words, at, thousand)) {
    value *= 1000
    at++
  }
  if (value < 1 && value > 0) {
    // "1/2 a tablet", "0.5 of a tablet"
    if (classAt(words, at) === Word.of) at++
    if (classAt(words, at) === Word.article && at + 1 < end && words.form[at + 1]) at++
    else at = number.end
  }
  // "108 (90 Base) MCG/ACT": the salt, and the base in brackets
  if (signAt(words, at) === 40 && tokens.kind[at + 1] === Kind.number && signAt(words, at + 3) === 41 && at + 4 < end)
    if (words.unit[at + 4]) at += 4
  // "100-mg", "5-mg", and blanks before the unit
  if (signAt(words, at) === 45 && at + 1 < end && glued(words, at) && words.unit[at + 1]) at++
  if (signAt(words, at) === 37 /* % */ && !number.roman)
    return { amount: made(value, high, '%', `${numberText(value, high)}%`), style: 'percent', end: at + 1, form: null }
  const unit = at < end ? words.unit[at]! : 0
  if (unit && !number.roman && !(isAmbiguous(words, unit, 'unit') && !glued(words, at - 1)) && !isWordX(words, at)) {
    const name = unitName(words, unit)
    const read = withUnit(words, value, high, name, termEnd(words, unit), end)
    if (isLaboratory(words, read.end, end)) return null
    const again = read.end < end ? words.unit[read.end]! : 0
    return again && read.style === 'mass' && unitName(words, again) === read.amount.unit
      ? { ...read, doubled: true }
      : read
  }
  const spoons = readSpoons(words, number, at, end)
  if (spoons !== null) return spoons
  // adjectives between a number and its noun: "1 nasal spray", "2 chewable tabs"
  let form = at < end ? words.form[at]! : 0
  if (!form && at + 1 < end && words.route[at] && words.form[at + 1]) form = words.form[at + 1]!
  if (form && !(isAmbiguous(words, form, 'form') && number.roman)) {
    const meaning = formMeaning(words, form)
    const after = termEnd(words, form)
    if (meaning.counted !== null) {
      const noun = pluralUnit(meaning.name, value, high)
      return {
        amount: made(value, high, noun, `${numberText(value, high)} ${noun}`),
        style: 'count',
        end: after,
        form: meaning,
      }
    }
  }
  if (number.roman) return null
  return readBare(words, value, high, number.end, end)
}

/** "60", "15/kg", "75/h", "2p": a number whose unit is left out or cut short. */
function readBare(words: SigWords, value: number, high: number | undefined, at: number, end: number): AmountRead {
  const text = numberText(value, high)
  const below = signAt(words, at) === 47 && glued(words, at - 1) && glued(words, at) ? readBelow(words, at, end) : null
  if (below !== null && (below.kind === 'weight' || (below.kind === 'rate' && below.text === 'h'))) {
    const rate = below.kind === 'rate' ? below : readBelow(words, below.end, end, true)
    if (below.kind === 'rate' || rate === null)
      return {
        amount: made(value, high, `/${below.text}`, `${text}/${below.text}`),
        style: below.kind === 'rate' ? 'rate' : 'mass',
        end: below.end,
        form: null,
      }
  }
  if (isPuff(words, value, at, end)) {
    const noun = pluralUnit('puff', value, high)
    const form: FormMeaning = { name: 'puff', route: 'inhaled', counted: 'only' }
    return { amount: made(value, high, noun, `${text} ${noun}`), style: 'count', end: at + 1, form }
  }
  return { amount: made(value, high, '', text), style: 'bare', end: at, form: null }
}

// Nobody breathes in more at once.
const maxPuffs = 12

/** "2p BID", "2 p q4h prn": puffs, where it says next how often. */
function isPuff(words: SigWords, value: number, at: number, end: number): boolean {
  if (at + 1 >= end || value > maxPuffs || !isWord(words, at, p)) return false
  return (
    words.frequency[at + 1] !== 0 ||
    classAt(words, at + 1) === Word.prn ||
    classAt(words, at + 1) === Word.every ||
    /^q\d/i.test(wordAt(words, at + 1))
  )
}

/** "one or two 5 mL spoonfuls": so many times the volume. */
function readSpoons(words: SigWords, count: NumberRead, at: number, end: number): AmountRead | null {
  if (at + 1 >= end || words.tokens.kind[at] !== Kind.number || !words.unit[at + 1] || count.roman) return null
  const after = termEnd(words, words.unit[at + 1]!)
  const form = after < end ? words.form[after]! : 0
  if (!form || formMeaning(words, form).name !== 'spoonful') return null
  const each = plainNumber(words, at)
  const unit = unitName(words, words.unit[at + 1]!)
  const high = count.high === undefined ? undefined : count.high * each
  const amount = made(count.value * each, high, unit, `${numberText(count.value * each, high)} ${unit}`)
  return { amount, style: 'mass', end: termEnd(words, form), form: null }
}

// No drug is given by a larger area.
const maxArea = 10
const p = keyOf('p')
const deciliter = keyOf('dl')
const from = keyOf('from')
const thousand = keyOf('k')
const beforeLeast = keyOf('at')
const least = keyOf('least')

/** "400 mg/dL" and "75 mg%" are what was measured, and no dose. */
function isLaboratory(words: SigWords, at: number, end: number): boolean {
  if (signAt(words, at) === 37) return glued(words, at - 1)
  return signAt(words, at) === 47 && at + 1 < end && isWord(words, at + 1, deciliter)
}

/** "l" of "4 l"? A unit of one letter must follow its number at once or after a blank; "x" is never one. */
function isWordX(words: SigWords, i: number): boolean {
  return classAt(words, i) === Word.times
}

/** An amount with a unit of measure, and what stands below the line: "/kg", "/5 mL", "per 24 hours". */
function withUnit(
  words: SigWords,
  value: number,
  high: number | undefined,
  name: string,
  at: number,
  end: number,
): AmountRead {
  let unit =
    name === 'ounce' || name === 'inch'
      ? pluralUnit(name, value, high)
      : name === 'units' && value === 1 && high === undefined
        ? 'unit'
        : name
  let style: AmountStyle = 'mass'
  let below = readBelow(words, at, end, false)
  while (below !== null) {
    if (below.text !== 'dose') unit += `/${below.text}` // "15 mg/kg/dose": each time
    at = below.end
    if (below.kind === 'volume' || below.kind === 'form') style = 'concentration'
    else if (below.kind === 'rate') style = 'rate'
    below = readBelow(words, at, end, below.kind === 'weight')
  }
  return { amount: made(value, high, unit, `${numberText(value, high)} ${unit}`), style, end: at, form: null }
}
