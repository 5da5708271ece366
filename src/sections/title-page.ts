/** The page on which titles are sought: which title, condition, drug or test begins at each token, and the signs around titles. */
import {
  byEntry,
  conceptKinds,
  firstTermAt,
  kindBit,
  type Lexicon,
  SenseFlag,
  type TermTable,
  type TitleConcept,
} from '../lexicon/index.ts'
import { Flag, Kind, type Line, type Sentence, type TokenTable, uint8Column } from '../note/index.ts'

const titleKind = kindBit('title')
const contentKinds = kindBit('condition') | kindBit('medication') | kindBit('observation')
const titleNumber = conceptKinds.indexOf('title')
export const maxHead = 10 // tokens from a line's begin to the colon of its title; the longest known title has eight

/** What a search for titles looks at. */
export interface Page {
  readonly text: string
  readonly tokens: TokenTable
  readonly lines: readonly Line[]
  readonly sentenceBegins: Uint8Array
  /** By first token: end and term of the longest title that begins there; 0 when none does. */
  readonly titleEnd: Uint32Array
  readonly titleTerm: Uint32Array
  readonly terms: TermTable
  readonly meanings: (entry: number) => Meanings
}

/** What an entry may be where titles are sought, worked out once per lexicon. */
interface Meanings {
  readonly titles: readonly TitleConcept[]
  /** By title the only written form that counts, or null; null when none asks for one. */
  readonly titleForms: readonly (string | null)[] | null
  /** Every title of it is marked `?`. */
  readonly vague: boolean
  /** It has a meaning that is no title, however it is written; or in these forms only. */
  readonly content: boolean
  readonly contentForms: readonly string[]
}

const meaningsOf = byEntry((senses, lexicon): Meanings => {
  const isTitle = senses.map(({ concept }) => lexicon.columns.conceptKind[concept] === titleNumber)
  const titles = senses.filter((_, i) => isTitle[i])
  const content = senses.filter(({ flags }, i) => !isTitle[i] && !(flags & SenseFlag.ambiguous))
  return {
    titles: titles.map(({ concept }) => lexicon.concept(concept) as TitleConcept),
    titleForms: titles.some(({ form }) => form !== null) ? titles.map(({ form }) => form) : null,
    vague: titles.every(({ flags }) => (flags & SenseFlag.ambiguous) !== 0),
    content: content.some(({ form }) => form === null),
    contentForms: content.flatMap(({ form }) => form ?? []),
  }
})

/** Lays the page out, in one walk over the terms. */
export function layOut(
  text: string,
  tokens: TokenTable,
  lines: readonly Line[],
  sentences: readonly Sentence[],
  terms: TermTable,
  lexicon: Lexicon,
): Page {
  const n = tokens.length
  const page: Page = {
    text,
    tokens,
    lines,
    terms,
    meanings: meaningsOf(lexicon),
    sentenceBegins: uint8Column(n),
    titleEnd: new Uint32Array(n),
    titleTerm: new Uint32Array(n),
  } // prettier-ignore
  for (const sentence of sentences) page.sentenceBegins[sentence.first] = 1
  for (let k = 0; k < terms.length; k++) {
    if (!(terms.kinds[k]! & titleKind) || conceptsOf(page, k).length === 0) continue
    const first = terms.first[k]!
    page.titleEnd[first] = terms.end[k]!
    page.titleTerm[first] = k
  }
  return page
}

/** End of the longest condition, medication or observation that begins at token i; 0 when none does. Few tokens are asked. */
export function contentEnd(page: Page, i: number): number {
  const { terms } = page
  let end = 0
  for (let k = firstTermAt(terms, i); k < terms.length && terms.first[k] === i; k++)
    if (terms.kinds[k]! & contentKinds && fits(page, k)) end = terms.end[k]!
  return end
}

export function isColon(page: Page, i: number): boolean {
  return page.text.charCodeAt(page.tokens.start[i]!) === 58 && page.tokens.end[i]! - page.tokens.start[i]! === 1
}

export function isDash(page: Page, i: number): boolean {
  const code = page.text.charCodeAt(page.tokens.start[i]!)
  return (code === 45 || code === 0x2013 || code === 0x2014) && page.tokens.kind[i] === Kind.sign
}

export function isStop(page: Page, i: number): boolean {
  if (i < 0 || page.tokens.kind[i] !== Kind.sign) return false
  const code = page.text.charCodeAt(page.tokens.start[i]!)
  return code === 46 || code === 59 || code === 63 || code === 33 || code === 124
}

function isMarkup(page: Page, i: number): boolean {
  const code = page.text.charCodeAt(page.tokens.start[i]!)
  const size = page.tokens.end[i]! - page.tokens.start[i]!
  if (code === 42 /* * */ || code === 35 /* # */ || code === 95 /* _ */) return true
  return size >= 2 && (code === 61 /* = */ || code === 45 /* - */ || code === 126) /* ~ */
}

export function isUpper(page: Page, from: number, end: number): boolean {
  const { kind, flags } = page.tokens
  for (let i = from; i < end; i++) if (kind[i] === Kind.word && !(flags[i]! & Flag.upper)) return false
  return true
}

/** Past "**", "==", "--", "__" and ">" in front of a title. */
export function skipMarkup(page: Page, from: number, end: number): number {
  let i = from
  while (i < end && page.tokens.kind[i] !== Kind.word && isMarkup(page, i)) i++
  return i
}

export function skipMarkupBack(page: Page, from: number, end: number): number {
  let i = end
  while (i > from + 1 && page.tokens.kind[i - 1] !== Kind.word && isMarkup(page, i - 1)) i--
  return i
}

/** Past "(updated 4/30)". */
export function skipBrackets(page: Page, from: number, end: number): number {
  if (from >= end || page.text.charCodeAt(page.tokens.start[from]!) !== 40) return from
  for (let i = from + 1; i < Math.min(end, from + maxHead); i++)
    if (page.text.charCodeAt(page.tokens.start[i]!) === 41) return i + 1
  return from
}

export function afterColon(page: Page, colon: number, end: number): number {
  let i = colon + 1
  while (i < end && page.text.charCodeAt(page.tokens.start[i]!) === 42) i++
  return i
}

/** Is the line nothing but a drawn rule: "-----", "=====", "____"? */
export function isDrawn(page: Page, l: number): boolean {
  const line = page.lines[l]
  if (!line || line.end - line.first > 2) return false
  for (let i = line.first; i < line.end; i++) {
    if (page.tokens.kind[i] !== Kind.sign || page.tokens.end[i]! - page.tokens.start[i]! < 2 || !isMarkup(page, i))
      return false
  }
  return true
}

export function styleOf(page: Page, from: number, end: number): 'caps' | 'title' | 'lower' {
  if (!(page.tokens.flags[from]! & Flag.capital)) return 'lower'
  return isUpper(page, from, end) ? 'caps' : 'title'
}

/** The titles that a term names, as it is written here. */
export function conceptsOf(page: Page, term: number): readonly TitleConcept[] {
  const { titles, titleForms } = page.meanings(page.terms.entry[term]!)
  if (titleForms === null) return titles
  const written = textOf(page, term)
  return titles.filter((_, i) => titleForms[i] === null || titleForms[i] === written)
}

/** Is every title that the term names marked `?`: a word such as "Other", a title only with its colon at once or alone? */
export function isVague(page: Page, term: number): boolean {
  return page.meanings(page.terms.entry[term]!).vague
}

/** Does some meaning of the term that is no title allow the way it is written? */
function fits(page: Page, term: number): boolean {
  const { content, contentForms } = page.meanings(page.terms.entry[term]!)
  return content || (contentForms.length > 0 && contentForms.includes(textOf(page, term)))
}

function textOf({ text, tokens, terms }: Page, term: number): string {
  return text.slice(tokens.start[terms.first[term]!]!, tokens.end[terms.end[term]! - 1]!)
}
