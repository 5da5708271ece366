/** The tokenizer's naive twin: the same cuts and marks by small rules, tried one after the other, as slow as it likes. */
import { hashWord, normaliseWord } from '../../src/note/index.ts'

/** One token with everything that the table's columns say of it. */
export interface NaiveToken {
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'sign' | 'arrow' | 'comparator' | 'redacted'
  readonly flags: readonly string[]
  readonly hash: number
  readonly check: number
}

const newline = /[\n\r\u2028\u2029]/
const space = /[\0-\x20\x7f-\xa0\xad\u2000-\u200f\u202f\u205f\u3000\ufeff]/

function isCapital(char: string): boolean {
  return char < '\u0250' && char.toLowerCase() !== char
}

function isLetter(char: string): boolean {
  if (char < '\u0250') return char.toLowerCase() !== char.toUpperCase()
  return (char >= '\u0370' && char <= '\u1fff') || (char >= '\u3040' && char <= '\ud7ff')
}

/** The text's shape, unit by unit: A for a letter of ASCII, a for another, 9 for a digit, m for an accent on its own; white space is a blank. */
function shapeOf(text: string): string {
  let shape = ''
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (newline.test(char)) shape += '\n'
    else if (space.test(char)) shape += ' '
    else if (/[0-9]/.test(char)) shape += '9'
    else if (/[A-Za-z]/.test(char)) shape += 'A'
    else if (isLetter(char)) shape += 'a'
    else if (/[\u0300-\u036f]/.test(char)) shape += 'm'
    else if (char === '\u2019') shape += "'"
    else shape += char < '\x80' ? char : 'x'
  }
  return shape
}

/** What stands at `at` of `text` in the form of a sticky expression; '' when nothing does. */
function take(form: RegExp, text: string, at: number): string {
  const sticky = new RegExp(form.source, 'y')
  sticky.lastIndex = at
  return sticky.exec(text)?.[0] ?? ''
}

const redacted = /\[\*\*[^\n]{0,79}?\*\*\]/ // "[**2101-5-3**]"
const dotted = /A(?:\.A){1,6}(?![Aa9m]|\.A)\.?/ // "b.i.d."
const word = /[Aa](?:[Aa9m]|'(?=[Aa]))*/ // "don't", "q6h", "B12"
const value = /9[9m]*$/ // the "98" of "T98", when ".6" comes after it
const number = /(?:[0-9]|,(?=[0-9]{3}(?![0-9])))*(?:\.[0-9]+)?/ // "1,200", "98.6", ".5"
const comparator = /[<>]=?|[\u2264\u2265]/
const arrow = /\u2192|=>|-{1,3}>/
const run = /([-_=*.~#+])\1*/
const pair = /[\ud800-\udbff][\udc00-\udfff]/

/** The kind and the length of the token that begins at `at`, which is no white space. */
function cut(text: string, shape: string, at: number): { kind: NaiveToken['kind']; length: number } {
  const before = shape[at - 1] ?? ' '
  if (/[Aa]/.test(shape[at]!)) {
    const short = take(dotted, shape, at).length
    if (short > 0) return { kind: 'word', length: short }
    let length = take(word, shape, at).length
    // "Graves' disease": the apostrophe belongs to the word
    if (length > 2 && /s/i.test(text[at + length - 1]!) && /^' [Aa]/.test(shape.slice(at + length))) length++
    // "T98.6", "BP120/80": the digits are a value
    const digits = value.exec(shape.slice(at, at + length))
    if (digits && digits.index <= 4 && /^[./]9/.test(shape.slice(at + length))) length = digits.index
    return { kind: 'word', length }
  }
  if (shape[at] === '9' || (/^\.9/.test(shape.slice(at, at + 2)) && !/[Aa9.]/.test(before)))
    return { kind: 'number', length: take(number, text, at).length }
  const forms = [
    ['redacted', redacted],
    ['comparator', comparator],
    ['arrow', arrow],
    ['sign', run],
    ['sign', pair],
  ] as const
  for (const [kind, form] of forms) {
    const length = take(form, text, at).length
    if (length > 0) return { kind, length }
  }
  return { kind: 'sign', length: 1 }
}

/** The tokens of a text. */
export function naiveTokenize(text: string): NaiveToken[] {
  const shape = shapeOf(text)
  const tokens: NaiveToken[] = []
  let at = 0
  while (true) {
    const gap = take(/[ \n]*/, shape, at)
    const breaks = text.slice(at, at + gap.length).match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0
    at += gap.length
    if (at >= text.length) return tokens
    const { kind, length } = cut(text, shape, at)
    const words = text.slice(at, at + length)
    const letters = [...words].filter(isLetter)
    const flags: string[] = []
    if (gap !== '' || tokens.length === 0) flags.push('space')
    if (breaks > 0 || tokens.length === 0) flags.push('line')
    if (breaks > 1 && tokens.length > 0) flags.push('blank')
    if (kind === 'word') {
      if (isCapital(words[0]!)) flags.push('capital')
      if (letters.every(isCapital)) flags.push('upper')
      if (words.endsWith('.')) flags.push('dotted')
    }
    if ((kind === 'word' || kind === 'number') && /[0-9]/.test(words)) flags.push('digit')
    tokens.push({
      start: at,
      end: at + length,
      kind,
      flags,
      ...hashWord(kind === 'redacted' ? '' : normaliseWord(words)),
    })
    at += length
  }
}
