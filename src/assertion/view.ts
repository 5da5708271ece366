/** What scopes are measured on: per token its punctuation, the condition or drug that begins or ends there, the cue that does. */
import { byEntry, conceptKinds, kindBit, type Lexicon, type TermTable } from '../lexicon/index.ts'
import type { Mention } from '../mentions/index.ts'
import { Flag, hashWord, int32Column, Kind, type TokenTable, uint8Column } from '../note/index.ts'
import type { CueRow } from './cue-rows.ts'

/** Punctuation that scopes heed. */
export const Mark = {
  none: 0,
  comma: 1,
  semicolon: 2,
  colon: 3,
  open: 4,
  close: 5,
  dash: 6,
  arrow: 7,
  pipe: 8,
  slash: 9,
  plus: 10,
  stop: 11,
} as const // prettier-ignore

/** A cue before its scope is known. */
export interface FoundCue {
  readonly first: number
  readonly end: number
  readonly row: CueRow
  /** A scope that the finder knows already: a box in a list, a sign. */
  readonly scope?: { readonly first: number; readonly end: number }
}

/** The note as scopes see it; all arrays are by token. */
export interface View {
  readonly text: string
  readonly tokens: TokenTable
  readonly marks: Uint8Array
  /** By first token: the end of the longest condition or drug that begins there; 0 when none does. */
  readonly contentEnd: Int32Array
  /** By last token: the first token of the longest that ends there, plus one; 0 when none does. */
  readonly contentFirst: Int32Array
  /** By first token: 1 when what begins there is a drug. */
  readonly drug: Uint8Array
  readonly cues: readonly FoundCue[]
  /** By first token: number of the cue that begins there, plus one. */
  readonly cueAt: Int32Array
  /** By last token: number of the cue that ends there, plus one. */
  readonly cueEndAt: Int32Array
}

/**
 * Reads the punctuation of a note into one array. A full stop counts only after a condition, a drug ("no fever. cough today") or
 * a long word, where it is no short form's ("no abd. pain").
 */
export function readMarks(text: string, tokens: TokenTable, { contentFirst }: Pick<View, 'contentFirst'>): Uint8Array {
  const marks = uint8Column(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const kind = tokens.kind[i]!
    if (kind === Kind.arrow) marks[i] = Mark.arrow
    if (kind !== Kind.sign) continue
    switch (text.charCodeAt(tokens.start[i]!)) {
      case 44:
        marks[i] = Mark.comma
        break // ,
      case 46:
        if (
          i > 0 &&
          (contentFirst[i - 1] !== 0 || isLong(tokens, i - 1)) &&
          i + 1 < tokens.length &&
          endsThought(tokens, i)
        )
          marks[i] = Mark.stop
        break // .
      case 59:
      case 0x2022:
        marks[i] = Mark.semicolon
        break // ; •
      case 58: // a colon in "10:30" is none
        if (
          !(i > 0 && i + 1 < tokens.length && tokens.kind[i - 1] === Kind.number && tokens.kind[i + 1] === Kind.number)
        )
          marks[i] = Mark.colon
        break
      case 40:
      case 91: // ( [
        marks[i] = Mark.open
        break
      case 41:
      case 93: // ) ]
        marks[i] = Mark.close
        break
      case 124:
        marks[i] = Mark.pipe
        break
      case 47:
        marks[i] = Mark.slash
        break
      case 43:
        marks[i] = Mark.plus
        break
      case 45:
      case 0x2013:
      case 0x2014: {
        const spaced = tokens.flags[i]! & Flag.space && (i + 1 === tokens.length || tokens.flags[i + 1]! & Flag.space)
        if (spaced || tokens.end[i]! - tokens.start[i]! > 1) marks[i] = Mark.dash
      }
    } // prettier-ignore
  }
  return marks
}

const goesOnWith = wordTest('and or nor of')

// No short form is so long that its stop ends nothing: "approx." has six letters.
const longWord = 7

function isLong(tokens: TokenTable, i: number): boolean {
  return tokens.kind[i] === Kind.word && tokens.end[i]! - tokens.start[i]! >= longWord
}

/** A full stop before a blank and no "or": sentences of a note without capitals, which stand in one. */
function endsThought(tokens: TokenTable, i: number): boolean {
  return (
    tokens.end[i]! - tokens.start[i]! === 1 && (tokens.flags[i + 1]! & Flag.space) !== 0 && !goesOnWith(tokens, i + 1)
  )
}

const mostOver = 3 // tokens that a term inside of a mention may reach beyond it: "stage 3a"

/** The conditions and drugs of a note, by first and by last token: terms, chosen or not, and mentions that are no terms of the lexicon. */
export function readContent(
  text: string,
  tokens: TokenTable,
  terms: TermTable,
  mentions: readonly Pick<Mention, 'kind' | 'head'>[],
  lexicon: Lexicon,
): Pick<View, 'contentEnd' | 'contentFirst' | 'drug'> {
  const contentEnd = int32Column(tokens.length)
  const contentFirst = int32Column(tokens.length)
  const drug = uint8Column(tokens.length)
  const conditionBit = kindBit('condition')
  const drugBit = kindBit('medication')
  const formsAt = formsOf(lexicon)
  for (let k = 0; k < terms.length; k++) {
    const kinds = terms.kinds[k]!
    if (!(kinds & (conditionBit | drugBit))) continue
    const first = terms.first[k]!
    const end = terms.end[k]!
    const isCondition = (kinds & conditionBit) !== 0
    const { forms } = formsAt(terms.entry[k]!)
    if (forms !== null && !forms.includes(text.slice(tokens.start[first], tokens.end[end - 1]))) continue
    if (isCause(text, tokens, end)) continue
    contentEnd[first] = end // terms of one first token come shortest first
    drug[first] = isCondition ? 0 : 1
    const before = contentFirst[end - 1]!
    if (before === 0 || before > first + 1) contentFirst[end - 1] = first + 1
  }
  for (const { kind, head } of mentions) {
    // "CTX" is ceftriaxone here, and contractions elsewhere
    if (contentEnd[head.first] === head.end) drug[head.first] = kind === 'medication' ? 1 : 0
    if (contentEnd[head.first] !== 0 || contentFirst[head.end - 1] !== 0) continue
    contentEnd[head.first] = head.end
    contentFirst[head.end - 1] = head.first + 1
    drug[head.first] = kind === 'medication' ? 1 : 0
  }
  // "AKI on CKD 3a, resolved": what ends with a term that began inside of a mention is that mention
  for (const { kind, head } of mentions) {
    if (kind !== 'condition') continue
    for (let i = head.end; i < Math.min(tokens.length, head.end + mostOver); i++) {
      const first = contentFirst[i]! - 1
      if (first > head.first && first < head.end) contentFirst[i] = head.first + 1
    }
  }
  return { contentEnd, contentFirst, drug }
}

const madeBy = wordTest('induced related associated mediated provoked triggered')

/** "stress-induced", before what a cue speaks of. */
function isCause(text: string, tokens: TokenTable, end: number): boolean {
  return end + 1 < tokens.length && text.charCodeAt(tokens.start[end]!) === 45 && madeBy(tokens, end + 1)
}

const conditionNumber = conceptKinds.indexOf('condition')
const drugNumber = conceptKinds.indexOf('medication')

/** The written forms in which an entry is a condition or a drug; null when any will do. Worked out once per lexicon. */
const formsOf = byEntry((senses, lexicon): { readonly forms: readonly string[] | null } => {
  const forms: string[] = []
  for (const { concept, form } of senses) {
    const kind = lexicon.columns.conceptKind[concept]
    if (kind !== conditionNumber && kind !== drugNumber) continue
    if (form === null) return { forms: null }
    forms.push(form)
  }
  return { forms }
})

/** A test for a few words, by their hashes: `wordTest('or nor')(tokens, i)`. */
export function wordTest(words: string): (tokens: TokenTable, i: number) => boolean {
  const list = words.split(' ').map(hashWord)
  let slots = 8
  while (slots < list.length * 4) slots *= 2
  const mask = slots - 1
  // hash and check by slot; nearly every question ends at an empty one, and a Map would take several times as long to say so
  const table = new Int32Array(slots * 2)
  for (const { hash, check } of list) {
    let at = hash & mask
    while (table[at * 2] !== 0 || table[at * 2 + 1] !== 0) at = (at + 1) & mask
    table[at * 2] = hash
    table[at * 2 + 1] = check
  }
  return (tokens, i) => {
    const hash = tokens.hash[i]!
    for (let at = hash & mask; table[at * 2] !== 0 || table[at * 2 + 1] !== 0; at = (at + 1) & mask)
      if (table[at * 2] === hash && table[at * 2 + 1] === tokens.check[i]) return tokens.kind[i] === Kind.word
    return false
  }
}

/** The first token of a condition that begins within `gap` tokens from `from`, nothing but words before it; -1 when none does. */
export function contentWithin(view: View, from: number, high: number, gap: number): number {
  for (let i = from; i < high && i <= from + gap; i++) {
    if (view.contentEnd[i] !== 0) return i
    if (view.marks[i] !== Mark.none && view.marks[i] !== Mark.slash && !(view.marks[i] === Mark.colon && i === from))
      return -1
  }
  return -1
}

/** A colon, a dash, a bracket, a table's bar: what joins a condition to the answer after it. */
export function isJoint(mark: number): boolean {
  return mark === Mark.colon || mark === Mark.dash || mark === Mark.open || mark === Mark.pipe
}
