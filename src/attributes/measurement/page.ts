/** Page: a note's tokens and terms as the readers of values ask for them, longest term first. */
import type { Lexicon, ObservationConcept, TermTable } from '../../lexicon/index.ts'
import { Flag, Kind, type Line, type Sentence, type TokenTable } from '../../note/index.ts'
import { anyResult, Mark, type Meant, type MeantResult, type MeantUnit, roleMark } from './meant.ts'
import type { WrittenNumber } from './number.ts'
import type { Room } from './room.ts'

export { Covered, Mark } from './meant.ts'

/** A unit written in the note: tokens up to `end`. `ambiguous` ("in", "F"): counts only where the observation can have it. */
export interface WrittenUnit extends Omit<MeantUnit, 'form'> {
  readonly end: number
}

/** A word of result-words.tsv in the note: tokens up to `end`; its role is `result`, `flag`, `organism`, `target`, ... */
export interface ResultWord extends Omit<MeantResult, 'form'> {
  readonly end: number
}

/** What the readers of values see. Every question about token i is safe for any i. */
export interface Page {
  readonly text: string
  readonly tokens: TokenTable
  /** The tokens' texts in lower case, each made when first asked for: see `wordAt`. */
  readonly words: (string | undefined)[]
  /** The numbers at tokens, each read when first asked for: see `readNumber`; and the tokens that are numbers, in order. */
  readonly numbers: (WrittenNumber | undefined)[]
  readonly numberTokens: readonly number[]
  /** The tokens at which a word of result-words.tsv begins whose role has no mark of its own, in order: few, and several readers begin there. */
  readonly otherTokens: readonly number[]
  readonly lines: readonly Line[]
  readonly sentences: readonly Sentence[]
  readonly lexicon: Lexicon
  readonly terms: TermTable
  /** What an entry of the lexicon means to the readers of values. */
  readonly meant: (entry: number) => Meant
  /** The number of the line, and of the sentence, that each token stands in. */
  readonly lineOf: Uint32Array
  readonly sentenceOf: Uint32Array
  /** What begins at a token: bits of `Mark` and of the roles; the terms that do so begin with number `termAt`. */
  readonly marks: Uint16Array
  readonly termAt: Uint32Array
  /** All marks of the page in one: what no token has need not be looked for. */
  readonly anyMark: number
  /** The units and words of result-words.tsv that begin at a token, the longest first, once they were asked for. */
  readonly units: Map<number, readonly WrittenUnit[]>
  readonly results: Map<number, readonly ResultWord[]>
  /** Panels of panels.tsv by first token. */
  readonly panels: ReadonlyMap<number, { readonly end: number; readonly layout: string; readonly name: string }>
  /** What covers each token: a drug, a condition, a route or form or frequency, an observation's name, a unit from before it; `Covered`. */
  readonly covered: Uint8Array
  /** The longest drug or condition that covers each token: its first token, and the token after it (0 for none). */
  readonly longest: { readonly first: Uint32Array; readonly end: Uint32Array }
  readonly room: Room
}

const none: readonly never[] = []

/** The units that begin at token i, the longest first. */
export function unitsAt(page: Page, i: number): readonly WrittenUnit[] {
  if (!(page.marks[i]! & Mark.unit)) return none
  let found = page.units.get(i)
  if (!found) {
    found = listUnits(page, i)
    page.units.set(i, found)
  }
  return found
}

/** Does a unit begin at token i? */
export function hasUnit(page: Page, i: number): boolean {
  return ((page.marks[i] ?? 0) & Mark.unit) !== 0
}

/** The words of result-words.tsv that begin at token i, the longest first. */
export function resultsAt(page: Page, i: number): readonly ResultWord[] {
  if (!(page.marks[i]! & anyResult)) return none
  let found = page.results.get(i)
  if (!found) {
    found = listResults(page, i)
    page.results.set(i, found)
  }
  return found
}

function listUnits(page: Page, i: number): readonly WrittenUnit[] {
  const { terms, meant } = page
  const list: WrittenUnit[] = []
  for (let t = page.termAt[i]!; t < terms.length && terms.first[t] === i; t++) {
    const end = terms.end[t]!
    for (const { form, ucum, dimension, ambiguous } of meant(terms.entry[t]!).units)
      if (isWritten(page, i, end, form)) list.push({ ucum, dimension, ambiguous, end })
  }
  return list.length > 1 ? list.sort((a, b) => b.end - a.end) : list
}

function listResults(page: Page, i: number): readonly ResultWord[] {
  const { terms, meant } = page
  const list: ResultWord[] = []
  for (let t = page.termAt[i]!; t < terms.length && terms.first[t] === i; t++) {
    const end = terms.end[t]!
    for (const { form, name, role, interpretation, key, traits } of meant(terms.entry[t]!).results)
      if (isWritten(page, i, end, form)) list.push({ name, role, interpretation, key, traits, end })
  }
  return list.length > 1 ? list.sort((a, b) => b.end - a.end) : list
}

function isWritten({ text, tokens }: Page, first: number, end: number, form: string | null): boolean {
  return form === null || form === text.slice(tokens.start[first]!, tokens.end[end - 1]!)
}

/** The token's text in lower case; '' where there is no token. */
export function wordAt(page: Page, i: number): string {
  const start = page.tokens.start[i]
  if (start === undefined) return ''
  return (page.words[i] ??= page.text.slice(start, page.tokens.end[i]).toLowerCase())
}

/** The character that a one-sign token is; '' for anything else. */
export function signAt(page: Page, i: number): string {
  const start = page.tokens.start[i]
  if (start === undefined || page.tokens.kind[i] !== Kind.sign || page.tokens.end[i]! - start !== 1) return ''
  const char = page.text[start]!
  return char === '–' || char === '—' || char === '−' ? '-' : char
}

export function isNumber(page: Page, i: number): boolean {
  return page.tokens.kind[i] === Kind.number
}

/** White space stands before token i, or it is the note's first. */
export function spacedBefore(page: Page, i: number): boolean {
  return i <= 0 || ((page.tokens.flags[i] ?? Flag.space) & Flag.space) !== 0
}

/** Token i is the first of a line. */
export function startsLine(page: Page, i: number): boolean {
  return ((page.tokens.flags[i] ?? Flag.line) & Flag.line) !== 0
}

/** Two blanks, a tab or a bar stand before token i: the gap between columns. */
export function wideBefore(page: Page, i: number): boolean {
  if (i <= 0 || i >= page.tokens.length) return true
  const gap = page.tokens.start[i]! - page.tokens.end[i - 1]!
  return gap > 1 || (gap === 1 && page.text.charCodeAt(page.tokens.start[i]! - 1) === 9)
}

/** The observation of that number. */
export function observationOf(page: Page, concept: number): ObservationConcept {
  return page.lexicon.concept(concept) as ObservationConcept
}

/** The longest word of a role that begins at token i. */
export function resultAt(page: Page, i: number, role: string): ResultWord | null {
  const marks = page.marks[i]
  if (marks === undefined || !(marks & anyResult) || !(marks & roleMark(role))) return null
  for (const word of resultsAt(page, i)) if (word.role === role) return word
  return null
}

/** Does a word of result-words.tsv begin at token i? */
export function hasResult(page: Page, i: number): boolean {
  return ((page.marks[i] ?? 0) & anyResult) !== 0
}
