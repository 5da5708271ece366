/** Page: a note's tokens and terms as the readers of values ask for them, longest term first. */
import {
  kindBit,
  type Lexicon,
  type ObservationConcept,
  SenseFlag,
  type TermTable,
  type UnitConcept,
  type WordConcept,
} from '../../lexicon/index.ts'
import { Flag, Kind, type Line, type Sentence, type TokenTable } from '../../note/index.ts'

/** A unit written in the note: tokens up to `end`. */
export interface WrittenUnit {
  readonly end: number
  readonly ucum: string
  readonly dimension: string
  /** Ambiguous alone ("in", "F"): counts only where the observation can have it. */
  readonly ambiguous: boolean
}

/** A word of result-words.tsv in the note: tokens up to `end`. */
export interface ResultWord {
  readonly end: number
  readonly name: string
  /** `result`, `flag`, `organism`, `target`, `setting`, `specimen`, `oxygen`, `panel`. */
  readonly role: string
  readonly interpretation: string
}

/** What the readers of values see. Every question about token i is safe for any i. */
export interface Page {
  readonly text: string
  readonly tokens: TokenTable
  /** The tokens' texts in lower case, each made when first asked for: see `wordAt`. */
  readonly words: (string | undefined)[]
  readonly lines: readonly Line[]
  readonly sentences: readonly Sentence[]
  readonly lexicon: Lexicon
  /** The number of the line, and of the sentence, that each token stands in. */
  readonly lineOf: Uint32Array
  readonly sentenceOf: Uint32Array
  /** The longest unit, and the words of result-words.tsv, that begin at a token. */
  readonly units: ReadonlyMap<number, readonly WrittenUnit[]>
  readonly results: ReadonlyMap<number, readonly ResultWord[]>
  /** Panels of panels.tsv by first token. */
  readonly panels: ReadonlyMap<number, { readonly end: number; readonly layout: string; readonly name: string }>
  /** What covers each token: a drug, a condition, a route or form or frequency, an observation's name, a unit from before it; `Covered`. */
  readonly covered: Uint8Array
  /** The longest drug or condition that covers each token: its first token, and the token after it (0 for none). */
  readonly longest: { readonly first: Uint32Array; readonly end: Uint32Array }
}

export const Covered = { drug: 1, condition: 2, sig: 4, name: 8, unit: 16 } as const

/** Sorts a note's terms for the readers of values. Linear in tokens and terms. */
export function openPage(
  text: string,
  tokens: TokenTable,
  lines: readonly Line[],
  sentences: readonly Sentence[],
  terms: TermTable,
  lexicon: Lexicon,
): Page {
  const lineOf = new Uint32Array(tokens.length)
  lines.forEach((line, l) => lineOf.fill(l, line.first, line.end))
  const sentenceOf = new Uint32Array(tokens.length)
  sentences.forEach((sentence, s) => sentenceOf.fill(s, sentence.first, sentence.end))
  const units = new Map<number, WrittenUnit[]>()
  const results = new Map<number, ResultWord[]>()
  const panels = new Map<number, { end: number; layout: string; name: string }>()
  const covered = new Uint8Array(tokens.length)
  const longest = { first: new Uint32Array(tokens.length), end: new Uint32Array(tokens.length) }
  const bits: readonly (readonly [number, number])[] = [
    [kindBit('medication'), Covered.drug],
    [kindBit('condition'), Covered.condition],
    [kindBit('route') | kindBit('form') | kindBit('frequency'), Covered.sig],
    [kindBit('observation'), Covered.name],
  ]
  const smallWords = kindBit('unit') | kindBit('word')
  for (let t = 0; t < terms.length; t++) {
    const kinds = terms.kinds[t]!
    const first = terms.first[t]!
    const end = terms.end[t]!
    for (const [mask, bit] of bits) {
      if (!(kinds & mask) || !writtenSo(text, tokens, terms, t, lexicon, mask, bit === Covered.name)) continue
      for (let i = first; i < end; i++) {
        covered[i]! |= bit
        if (bit <= Covered.condition && end - first > longest.end[i]! - longest.first[i]!) {
          longest.first[i] = first
          longest.end[i] = end
        }
      }
    }
    if (!(kinds & smallWords)) continue
    for (const sense of lexicon.senses(terms.entry[t]!)) {
      if (sense.flags & SenseFlag.exactCase && sense.form !== text.slice(tokens.start[first]!, tokens.end[end - 1]!))
        continue
      const concept = lexicon.concept(sense.concept)
      if (concept.kind === 'unit') {
        for (let i = first + 1; i < end; i++) covered[i]! |= Covered.unit
        push(units, first, {
          end,
          ucum: concept.name,
          dimension: (concept as UnitConcept).dimension,
          ambiguous: (sense.flags & SenseFlag.ambiguous) !== 0,
        })
      } else if (concept.kind === 'word') {
        const { fields, name } = concept as WordConcept
        if (fields.table === 'result-words')
          push(results, first, {
            end,
            name,
            role: fields.role ?? 'result',
            interpretation: fields.interpretation ?? '',
          })
        else if (fields.table === 'panels') panels.set(first, { end, layout: fields.layout ?? '', name })
      }
    }
  }
  for (const list of units.values()) list.sort((a, b) => b.end - a.end)
  for (const list of results.values()) list.sort((a, b) => b.end - a.end)
  return {
    text,
    tokens,
    words: new Array(tokens.length),
    lines,
    sentences,
    lexicon,
    lineOf,
    sentenceOf,
    units,
    results,
    panels,
    covered,
    longest,
  }
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** A drug that is ambiguous alone ("iron") covers nothing by itself. */
function writtenSo(
  text: string,
  tokens: TokenTable,
  terms: TermTable,
  t: number,
  lexicon: Lexicon,
  mask: number,
  any: boolean,
): boolean {
  for (const { concept, flags, form } of lexicon.senses(terms.entry[t]!)) {
    if (!(kindBit(lexicon.concept(concept).kind) & mask) || (flags & SenseFlag.ambiguous && !any)) continue
    if (
      !(flags & SenseFlag.exactCase) ||
      form === text.slice(tokens.start[terms.first[t]!]!, tokens.end[terms.end[t]! - 1]!)
    )
      return true
  }
  return false
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
  for (const word of page.results.get(i) ?? []) if (word.role === role) return word
  return null
}
