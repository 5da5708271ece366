/** Sentences: where a thought ends, by stops, list items and lines; a wrapped line goes on in the next. */
import type { Line } from './find-lines.ts'
import { Flag, Kind, type TokenTable } from './token.ts'
import { oneOf } from './word-test.ts'

/** Tokens `first` to `end` (out) that belong together; `line` is the number of the line it begins in. */
export interface Sentence {
  readonly first: number
  readonly end: number
  readonly line: number
}

// Short forms whose full stop ends no sentence. Closed class; the tokenizer already keeps "b.i.d." whole.
const isStopless = oneOf(
  'dr mr mrs ms st vs no approx appt dept est etc fig inc jr sr max min mg ml pt pts hx dx tx rx resp temp wt ht dob tab tabs cap caps',
)
// Of these the ones that end a sentence where a capital follows: "2 tabs. Then", "mg. Continue"; "vs. pneumonia", "Dr. Jones" don't.
const isEnding = oneOf('mg ml tab tabs cap caps pt pts etc max min wt ht no')
// Short names of what is measured: a number after their stop is the value. "Wt. 77 kg", "Hgb. 12.3".
const isMeasured = oneOf('wt ht ft lb lbs max min no hgb hct bp hr cr bun wbc plt temp resp')
// Words after which a line can't have ended: it wraps.
const isDangling = oneOf(
  'a an the and or with without of to for from in on at by as is are was were be been has have had no not nor denies denied but than that which who his her their its my due secondary per via including likely possible probable mild moderate severe acute chronic left right bilateral this these those will would may some any if when while because since after before between status post x',
)

/** Finds the sentences of a note. A line break inside a sentence ends none: "denies chest\npain" is one. */
export function findSentences(text: string, tokens: TokenTable, lines: readonly Line[]): readonly Sentence[] {
  const sentences: Sentence[] = []
  let widest = 0 // of the paragraph: a line near it wraps
  let paragraphEnd = 0
  let joined = false
  let itemStop = -1 // the full stop of an inline item's number
  let first = -1
  let firstLine = 0
  for (let l = 0; l < lines.length; l++) {
    const line = lines[l]!
    if (l >= paragraphEnd) {
      widest = 0
      paragraphEnd = l
      do {
        const one = lines[paragraphEnd]!
        widest = Math.max(widest, tokens.end[one.end - 1]! - tokens.start[one.first]!)
        paragraphEnd++
      } while (paragraphEnd < lines.length && !lines[paragraphEnd]!.afterBlank)
    }
    if (first < 0) {
      first = line.first
      firstLine = l
    }
    let number = line.marker === 'number' ? numberAt(text, tokens, line.first) + 1 : 1 // that an inline list would go on with
    for (let i = line.first; i < line.end - 1; i++) {
      const item = i >= line.body && isItem(text, tokens, i + 1) && numberAt(text, tokens, i + 1) === number
      if (item) number++
      if (i === itemStop) continue
      if (item) itemStop = i + 2
      if (item || endsSentence(text, tokens, i, line)) {
        sentences.push({ first, end: i + 1, line: firstLine })
        first = i + 1
        firstLine = l
      }
    }
    const next = lines[l + 1]
    joined = next !== undefined && wraps(text, tokens, line, next, widest, joined)
    if (!joined) {
      if (first < line.end) sentences.push({ first, end: line.end, line: firstLine })
      first = -1
    }
  }
  return sentences
}

/** Does a sentence end after token i, which is not the last of its line? */
function endsSentence(text: string, tokens: TokenTable, i: number, line: Line): boolean {
  const next = i + 1
  const spaced = (tokens.flags[next]! & Flag.space) !== 0
  if (tokens.kind[i] === Kind.word) {
    // "… 25 mg p.o. b.i.d. Continue": a dotted short form ends a sentence when a capitalised word of three letters follows
    if (!(tokens.flags[i]! & Flag.dotted) || !spaced) return false
    return (
      beginsSentence(text, tokens, next) &&
      tokens.kind[next] === Kind.word &&
      tokens.end[next]! - tokens.start[next]! > 2 &&
      !(tokens.flags[next]! & Flag.upper)
    )
  }
  if (tokens.kind[i] !== Kind.sign) return false
  const char = text.charCodeAt(tokens.start[i]!)
  const size = tokens.end[i]! - tokens.start[i]!
  if (char === 33 /* ! */) return spaced && size === 1
  // "no bony process." The next: a closing quotation mark right after a stop
  if (char === 34 || char === 0x201d)
    return (
      spaced &&
      !(tokens.flags[i]! & Flag.space) &&
      i > line.body &&
      isStop(text, tokens, i - 1) &&
      beginsSentence(text, tokens, next)
    )
  if (char === 63 /* ? */) return spaced && size === 1 && i > line.body && beginsSentence(text, tokens, next)
  if (char !== 46 /* . */) return false
  if (size > 1) return spaced && beginsSentence(text, tokens, next)
  if (i < line.body) return false // the stop of a list marker
  const wide = tokens.start[next]! - tokens.end[i]! > 1 // two blanks: dictated notes end sentences so
  if (!spaced) {
    // "… mass.The": a stop with no blank, between a lower-case word and a capital
    return (
      i > 0 &&
      tokens.kind[i - 1] === Kind.word &&
      tokens.end[i - 1]! - tokens.start[i - 1]! > 2 &&
      tokens.kind[next] === Kind.word &&
      (tokens.flags[next]! & Flag.capital) !== 0 &&
      tokens.end[next]! - tokens.start[next]! > 1
    )
  }
  if (i > line.first && tokens.kind[i - 1] === Kind.word && !(tokens.flags[i]! & Flag.space)) {
    const letters = tokens.end[i - 1]! - tokens.start[i - 1]!
    if (letters === 1 && tokens.flags[i - 1]! & Flag.upper && !wide)
      return isInlineNumber(text, tokens, next) || '↑↓'.includes(text[tokens.start[next]!]!) // not in "J. Smith"
    if (tokens.kind[next] === Kind.number && isMeasured(tokens, i - 1) && !wide && !isInlineNumber(text, tokens, next))
      return false
    if (isStopless(tokens, i - 1) && !wide && !isInlineNumber(text, tokens, next))
      return isEnding(tokens, i - 1) && beginsSentence(text, tokens, next)
  }
  // "1.  CHF. 2.  DM": the number of an inline list, and its own stop ends nothing
  if (
    i > line.first &&
    tokens.kind[i - 1] === Kind.number &&
    !(tokens.flags[i]! & Flag.space) &&
    isInlineNumber(text, tokens, i - 1)
  )
    return false
  return beginsSentence(text, tokens, next) || wide
}

function isStop(text: string, tokens: TokenTable, i: number): boolean {
  const char = text.charCodeAt(tokens.start[i]!)
  return tokens.end[i]! - tokens.start[i]! === 1 && (char === 46 || char === 33 || char === 63)
}

/** "2. DM", "2) DM" in mid-line: a small number, a glued stop or bracket, a blank and a capital. */
function isItem(text: string, tokens: TokenTable, i: number): boolean {
  if (i + 2 >= tokens.length || tokens.kind[i] !== Kind.number || tokens.end[i]! - tokens.start[i]! > 2) return false
  if (!(tokens.flags[i]! & Flag.space)) return false // the "08." of "01/22/08. Cystoscopy"
  const sign = text.charCodeAt(tokens.start[i + 1]!)
  if (
    (sign !== 46 && sign !== 41) ||
    tokens.flags[i + 1]! & Flag.space ||
    tokens.end[i + 1]! - tokens.start[i + 1]! !== 1
  )
    return false
  const after = tokens.flags[i + 2]!
  return (after & Flag.space) !== 0 && !(after & Flag.line) && (after & Flag.capital) !== 0
}

function numberAt(text: string, tokens: TokenTable, i: number): number {
  return Number(text.slice(tokens.start[i]!, tokens.end[i]!))
}

/** A capital, a digit, a bracket or a quotation mark may begin a sentence; so may a list's dash. */
function beginsSentence(text: string, tokens: TokenTable, i: number): boolean {
  if (tokens.kind[i] === Kind.word) return (tokens.flags[i]! & Flag.capital) !== 0
  if (tokens.kind[i] === Kind.number || tokens.kind[i] === Kind.redacted) return true
  return '"\'([-*#+<>?↑↓'.includes(text[tokens.start[i]!]!)
}

/** "2." of "1. CHF. 2. DM": an item's number after the end of another item. */
function isInlineNumber(text: string, tokens: TokenTable, i: number): boolean {
  if (!isItem(text, tokens, i)) return false
  if (i === 0 || tokens.flags[i]! & Flag.line) return true
  return tokens.kind[i - 1] === Kind.sign || tokens.start[i]! - tokens.end[i - 1]! > 1
}

// A line at least this long, and near the paragraph's widest, was broken by its width.
const proseWidth = 45

/** Does `line` go on in `next`? */
function wraps(text: string, tokens: TokenTable, line: Line, next: Line, widest: number, joined: boolean): boolean {
  if (next.afterBlank || next.marker !== null) return false
  const last = line.end - 1
  const lastChar = text.charCodeAt(tokens.end[last]! - 1)
  if (lastChar === 58 /* : */ || lastChar === 33 || lastChar === 124 /* | */) return false
  const head = next.first
  if (looksTitled(text, tokens, next)) return false
  if (lastChar === 46 || lastChar === 63) return false // a stop at a line's end ends the sentence
  if (lastChar === 44 /* , */) return true
  const begin = tokens.flags[head]!
  const width = tokens.end[last]! - tokens.start[line.first]!
  if (tokens.kind[last] === Kind.word && isDangling(tokens, last)) return true
  if (isHeading(tokens, line, next)) return false
  if (width >= proseWidth && width >= 0.72 * widest && line.end - line.first >= 7) return true
  const lower = tokens.kind[head] === Kind.word && !(begin & Flag.capital)
  if (!lower) return false
  // The sentence began with a capital and no stop has ended it; lists of lower-case items begin in lower case.
  return joined || (tokens.flags[line.body < line.end ? line.body : line.first]! & Flag.capital) !== 0
}

/** "STOP" alone in its line, in capitals after a line that is not: "… prescription not sent\nSTOP\n  glipizide". */
function isHeading(tokens: TokenTable, line: Line, next: Line): boolean {
  if (next.end - next.first > 3 || tokens.flags[line.end - 1]! & Flag.upper) return false
  let letters = 0
  for (let i = next.first; i < next.end; i++) {
    if (tokens.kind[i] !== Kind.word || !(tokens.flags[i]! & Flag.upper)) return false
    letters += tokens.end[i]! - tokens.start[i]!
  }
  return letters >= 4
}

/** "ALLERGIES: PCN", "Past Medical History:": a capital, and a colon within the first six tokens. */
function looksTitled(text: string, tokens: TokenTable, line: Line): boolean {
  if (!(tokens.flags[line.first]! & Flag.capital)) return false
  const stop = Math.min(line.end, line.first + 7)
  for (let i = line.first + 1; i < stop; i++) if (text.charCodeAt(tokens.start[i]!) === 58) return true
  return false
}
