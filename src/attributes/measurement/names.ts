/** Names: the terms of a note that name observations, the longest where they overlap. */
import { kindBit, type TermTable } from '../../lexicon/index.ts'
import { Flag, Kind, oneOf, type TokenTable } from '../../note/index.ts'
import { componentEnd } from './component-name.ts'
import { isLink } from './link-words.ts'
import { type MeantName, roleMark } from './meant.ts'
import { Covered, hasResult, type Page, resultAt, signAt, startsLine, unitsAt, wideBefore, wordAt } from './page.ts'
import { isSideBehind } from './side-behind.ts'
import type { Meaning } from './state.ts'
import { endsThere } from './unit.ts'

/** One thing that a name may mean. */
export interface Candidate {
  readonly concept: number
  /** Counts only with a plausible value right after it. */
  readonly ambiguous: boolean
}

/** Words that name an observation: tokens `first` to `end` (out). */
export interface Name {
  readonly first: number
  readonly end: number
  readonly entry: number
  readonly candidates: readonly Candidate[]
  /** Every meaning is ambiguous. */
  readonly ambiguous: boolean
  /** The same words name a drug ("potassium", "iron"): a dose after them is none of ours. */
  readonly drug: boolean
  /** They stand inside of a longer drug or condition ("chest pain", "protein C deficiency"). */
  readonly wrapped: boolean
  /** The same words name a condition ("MRSA", "HIV"). */
  readonly condition: boolean
  /** Shorter names inside: "BUN/creatinine" has "BUN" and "creatinine". */
  readonly inner: readonly Name[]
  /** What it means where it stands, once that was asked for: see `meaningsOf`. */
  meanings: readonly Meaning[] | null
}

/** The number of the name that begins at a token; undefined where none does. */
export interface NameIndex {
  get(i: number): number | undefined
  has(i: number): boolean
}

/** Names by their first token, kept in `room`: an array with a place for each of `size` tokens. */
export function indexNames(names: readonly Name[], room: Int32Array, size: number): NameIndex {
  room.fill(-1, 0, size)
  for (let k = 0; k < names.length; k++) room[names[k]!.first] = k
  return {
    get: (i) => (i >= 0 && i < size && room[i]! >= 0 ? room[i] : undefined),
    has: (i) => i >= 0 && i < size && room[i]! >= 0,
  }
}

/** Finds the names of a note, in its order: "acute HIV, BUN/creatinine 24/1.3" has "HIV" and "BUN/creatinine". */
export function findNames(page: Page, terms: TermTable): readonly Name[] {
  const bit = kindBit('observation')
  const names: Name[] = []
  let outer: (Name & { inner: Name[] }) | null = null
  const all: (Name & { inner: Name[] })[] = []
  for (let t = 0; t < terms.length; t++) {
    if (!(terms.kinds[t]! & bit)) continue
    const name = readName(page, terms, t)
    if (name) all.push(name)
  }
  // The table is in order of first token, then of length: of one beginning the longest is last.
  all.sort((a, b) => a.first - b.first || b.end - a.end)
  for (const name of all) {
    if (outer && name.first < outer.end) {
      if (name.end <= outer.end) outer.inner.push(name)
      continue
    }
    outer = name
    names.push(name)
  }
  return names
}

const isTesting = oneOf('tests test work workup draw draws products product thinner thinners')

function readName(page: Page, terms: TermTable, t: number): (Name & { inner: Name[] }) | null {
  const first = terms.first[t]!
  const end = terms.end[t]!
  const { tokens, text, meant, covered, longest } = page
  // "mL/hr", "WBC/hpf" read from before: the words are a unit's; "gtt 2": a drip's
  if (covered[first]! & Covered.unit && end - first === 1) return null
  if (covered[first]! & Covered.sig && end - first === 1 && !(tokens.flags[first]! & Flag.capital)) return null
  // "7T", "5L", and "34 breaths per minute": a letter or a unit of the number before
  if (first > 0 && tokens.kind[first - 1] === Kind.number) {
    if (end - first === 1 && !(tokens.flags[first]! & Flag.space)) return null
    // "1.10 L   1.42": a flag between columns
    if (end - first === 1 && isFlagBetween(page, first)) return null
    // "on 2 L was 95%": litres
    if (end - first === 1 && wordAt(page, first) === 'l' && wordAt(page, first - 2) === 'on') return null
    const unit = unitsAt(page, first)[0]?.end ?? 0
    if (unit > end || (unit === end && (end - first > 1 || !(tokens.flags[first]! & Flag.capital)))) return null
    // "FEV1 was 1.42 L, FVC 2.1": nothing follows that could be its value
    if (unit === end && endsThere(page, end)) return null
  }
  // "100% saturations", "84% segs": the sign is the number's unit, and the name begins after it
  if (signAt(page, first) === '%' && !(tokens.flags[first]! & Flag.space)) return null
  // the E of "E. coli"
  if ((resultAt(page, first, 'organism')?.end ?? 0) > end) return null
  // the L of "L arm", "R unlabored": a letter is a name only with its value
  if (end - first === 1 && isSideOf(page, first)) return null
  // "SMA-7" is a panel, though "SMA" alone is a test
  if ((page.panels.get(first)?.end ?? 0) > end) return null
  const { names, exact } = meant(terms.entry[t]!)
  const plain = !exact && names.length === 1
  const candidates = plain ? names : candidatesOf(names, text.slice(tokens.start[first]!, tokens.end[end - 1]!))
  if (candidates.length === 0) return null
  // "blood tests were negative": of no one test
  if (isTesting(tokens, end) && candidates.every((one) => one.ambiguous)) return null
  // "post-op 9.8": the end of a longer word
  if (isTied(tokens, first, text) && candidates.every((one) => one.ambiguous)) return null
  let all = 0xff
  let wrapped = false
  for (let i = first; i < end; i++) {
    all &= covered[i]!
    if (
      longest.first[i]! <= first &&
      longest.end[i]! >= end &&
      longest.end[i]! - longest.first[i]! > end - first &&
      !isFlagged(page, first, end, longest.first[i]!, longest.end[i]!)
    )
      wrapped = true
  }
  return {
    first,
    end: componentEnd(page, end, candidates[0]!.concept),
    entry: terms.entry[t]!,
    candidates,
    ambiguous: candidates.every((one) => one.ambiguous),
    drug: (all & Covered.drug) !== 0,
    condition: (all & Covered.condition) !== 0,
    wrapped,
    inner: [],
    meanings: null,
  }
}

/** "L arm", "R ICA": a side, and another word that is no link of a value. */
function isSideOf(page: Page, i: number): boolean {
  if (page.tokens.end[i]! - page.tokens.start[i]! !== 1 || !/^[lr]$/.test(wordAt(page, i))) return false
  if (resultAt(page, i, 'site') || isSideBehind(page, i)) return true
  const next = i + 1
  // "CMV D+/R-": the recipient
  if ((signAt(page, next) === '-' || signAt(page, next) === '+') && !(page.tokens.flags[next]! & Flag.space))
    return page.tokens.kind[next + 1] !== Kind.number
  if (page.tokens.kind[next] !== Kind.word || startsLine(page, next)) return false
  return !isLink(wordAt(page, next)) && !hasResult(page, next) && !(page.covered[next]! & Covered.name)
}

/** One letter right behind a number, and a column's gap behind the letter. */
function isFlagBetween(page: Page, i: number): boolean {
  if (page.tokens.end[i]! - page.tokens.start[i]! !== 1 || startsLine(page, i)) return false
  return !wideBefore(page, i) && wideBefore(page, i + 1) && !startsLine(page, i + 1)
}

/** A hyphen without blanks ties token i to a word before it. */
function isTied({ kind, flags, start }: TokenTable, i: number, text: string): boolean {
  return (
    i > 1 &&
    text[start[i - 1]!] === '-' &&
    kind[i - 2] === Kind.word &&
    !(flags[i]! & Flag.space) &&
    !(flags[i - 1]! & Flag.space)
  )
}

const flagMark = roleMark('flag')
// "RSV positive", "guaiac-positive"; "nitrite positive, leukocyte esterase large" holds an inverted name
const positives = /^(?:positive|pos|\+|-|,|dropped|drop|fell|fall|rose|rising|falling|dropping|elevation)$/

/** "white count elevated" is a condition, and a name with what is said of its value. */
function isFlagged(page: Page, first: number, end: number, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if ((i < first || i >= end) && !(page.marks[i]! & flagMark) && !positives.test(wordAt(page, i))) return false
  return true
}

/** What words written so may mean, each concept once. */
function candidatesOf(names: readonly MeantName[], written: string): readonly Candidate[] {
  const candidates: Candidate[] = []
  for (const one of names)
    if ((one.form === null || one.form === written) && !candidates.some(({ concept }) => concept === one.concept))
      candidates.push(one)
  return candidates
}
