/** Titles: where each stands, by its place on a line, its colon, its capitals or the line drawn under it. */
import { conceptKinds, kindBit, type Lexicon, SenseFlag, type TermTable, type TitleConcept } from '../lexicon/index.ts'
import { Flag, Kind, type Line, type Sentence, type TokenTable } from '../note/index.ts'
import { isConnector, isQualifier, isSmallWord } from './title-words.ts'

/** A title: its words are tokens `first` to `end`, what it names begins at token `body`. */
export interface Title {
  readonly first: number
  readonly end: number
  readonly body: number
  /** Its rows of titles.tsv, first of the table first; empty for a title that is in no table. */
  readonly concepts: readonly TitleConcept[]
  /** Number of its line. */
  readonly line: number
  /** It stands in the middle of a line. */
  readonly inline: boolean
  readonly style: 'caps' | 'title' | 'lower'
  readonly rule: string
}

const titleKind = kindBit('title')
const contentKinds = kindBit('condition') | kindBit('medication') | kindBit('observation')
const titleNumber = conceptKinds.indexOf('title')
const maxHead = 10 // tokens from a line's begin to the colon of its title; the longest known title has eight

/** What a search for titles looks at. */
interface Page {
  readonly text: string
  readonly tokens: TokenTable
  readonly lines: readonly Line[]
  readonly sentenceBegins: Uint8Array
  /** By first token: end and term of the longest title that begins there; 0 when none does. */
  readonly titleEnd: Uint32Array
  readonly titleTerm: Uint32Array
  /** By first token: end of the longest condition, medication or observation that begins there. */
  readonly contentEnd: Uint32Array
  readonly terms: TermTable
  readonly lexicon: Lexicon
}

/** Finds the titles of a note, in order: "PMH: HTN. MEDICATIONS: Lasix" has two. "He takes his medications" has none. */
export function findTitles(
  text: string,
  tokens: TokenTable,
  lines: readonly Line[],
  sentences: readonly Sentence[],
  terms: TermTable,
  lexicon: Lexicon,
): readonly Title[] {
  const n = tokens.length
  const page: Page = {
    text,
    tokens,
    lines,
    terms,
    lexicon,
    sentenceBegins: new Uint8Array(n),
    titleEnd: new Uint32Array(n),
    titleTerm: new Uint32Array(n),
    contentEnd: new Uint32Array(n),
  } // prettier-ignore
  for (const sentence of sentences) page.sentenceBegins[sentence.first] = 1
  for (let k = 0; k < terms.length; k++) {
    const kinds = terms.kinds[k]!
    const first = terms.first[k]!
    if (kinds & titleKind && conceptsOf(page, k).length > 0) {
      page.titleEnd[first] = terms.end[k]!
      page.titleTerm[first] = k
    }
    if (kinds & contentKinds && fits(page, k)) page.contentEnd[first] = terms.end[k]!
  }
  const titles: Title[] = []
  for (let l = 0; l < lines.length; l++) {
    const head = readHead(page, l)
    if (head) titles.push(head)
    const line = lines[l]!
    let i = head ? head.body : line.body + 1
    for (; i < line.end; i++) {
      const inline = readInline(page, l, i)
      if (!inline) continue
      titles.push(inline)
      i = inline.body - 1
    }
  }
  return titles
}

function conceptsOf(page: Page, term: number): readonly TitleConcept[] {
  const concepts: TitleConcept[] = []
  for (const sense of page.lexicon.senses(page.terms.entry[term]!)) {
    if (page.lexicon.columns.conceptKind[sense.concept] !== titleNumber) continue
    if (
      sense.form !== null &&
      sense.form !==
        page.text.slice(page.tokens.start[page.terms.first[term]!]!, page.tokens.end[page.terms.end[term]! - 1]!)
    )
      continue
    concepts.push(page.lexicon.concept(sense.concept) as TitleConcept)
  }
  return concepts
}

/** Is every title that the term names marked `?`: a word such as "Other", a title only with its colon at once or alone? */
function isVague(page: Page, term: number): boolean {
  return page.lexicon
    .senses(page.terms.entry[term]!)
    .every(
      (sense) =>
        page.lexicon.columns.conceptKind[sense.concept] !== titleNumber || (sense.flags & SenseFlag.ambiguous) !== 0,
    )
}

/** Does some meaning of the term that is no title allow the way it is written? */
function fits(page: Page, term: number): boolean {
  for (const sense of page.lexicon.senses(page.terms.entry[term]!)) {
    if (page.lexicon.columns.conceptKind[sense.concept] === titleNumber) continue
    if (sense.flags & SenseFlag.ambiguous) continue
    if (sense.form === null) return true
    if (
      sense.form ===
      page.text.slice(page.tokens.start[page.terms.first[term]!]!, page.tokens.end[page.terms.end[term]! - 1]!)
    )
      return true
  }
  return false
}

/** The title with which a line begins; null when it begins with none. */
function readHead(page: Page, l: number): Title | null {
  const { tokens, lines } = page
  const line = lines[l]!
  const head = skipMarkup(page, line.body, line.end)
  if (head >= line.end || tokens.kind[head] !== Kind.word)
    return isBracketed(page, head, line) ? readBracketed(page, l, head) : null
  // A line that goes on with the sentence before begins no title, however it looks.
  if (!page.sentenceBegins[line.first] && !page.sentenceBegins[line.body] && !page.sentenceBegins[head]) return null
  const marked = head > line.body || line.marker === 'hash'
  const colon = colonOf(page, head, line.end)
  const drawn = isDrawn(page, l + 1)
  let from = head
  for (let skipped = 0; skipped <= 2 && from < line.end; skipped++) {
    const end = page.titleEnd[from]!
    if (end > 0 && end <= line.end && page.contentEnd[from]! <= end) {
      const found = readKnown(page, l, head, from, end, colon, marked, drawn)
      if (found) return found
    }
    if (!isQualifier(tokens, from)) break
    from++
  }
  // "CARDIOLOGY ASSESSMENT:": a head of capitals that ends in a title
  if (colon > 0 && looksTitled(page, head, colon, false)) {
    for (let i = head + 1; i < colon; i++) {
      if (page.titleEnd[i] !== colon) continue
      const concepts = conceptsOf(page, page.titleTerm[i]!)
      if (concepts.every((concept) => concept.implies.startsWith('part'))) continue
      return makeTitle(page, l, head, colon, afterColon(page, colon, line.end), concepts, false, 'title/ends-in-known')
    }
    if (isUnknownTitle(page, head, colon, line, marked))
      return makeTitle(page, l, head, colon, afterColon(page, colon, line.end), [], false, 'title/unknown')
  }
  // "== COURSE IN CLINIC ==", "COURSE IN CLINIC" with a line under it
  const end = skipMarkupBack(page, head, line.end)
  if ((drawn || (marked && end < line.end)) && end - head <= maxHead && looksTitled(page, head, end, true))
    return makeTitle(page, l, head, end, drawn ? lines[l + 1]!.end : line.end, [], false, 'title/unknown-drawn')
  if (
    line.afterBlank &&
    colon < 0 &&
    end === line.end &&
    line.marker === null &&
    end - head >= 2 &&
    end - head <= 6 &&
    isUpper(page, head, end) &&
    looksTitled(page, head, end, true)
  )
    return makeTitle(page, l, head, end, end, [], false, 'title/unknown-capitals')
  return null
}

/** A known title [from, end) in the head of a line that begins at `head`. */
function readKnown(
  page: Page,
  l: number,
  head: number,
  from: number,
  end: number,
  colon: number,
  marked: boolean,
  drawn: boolean,
): Title | null {
  const { tokens, lines } = page
  const line = lines[l]!
  const concepts = conceptsOf(page, page.titleTerm[from]!)
  const part = concepts.every((concept) => concept.implies.startsWith('part'))
  const style = styleOf(page, head, end)
  const vague = isVague(page, page.titleTerm[from]!)
  const next = skipMarkup(page, skipBrackets(page, skipMarkup(page, end, line.end), line.end), line.end)
  if (colon > 0 && (next === colon || (style !== 'lower' && !vague && isTitleRest(page, end, colon))))
    return makeTitle(page, l, head, colon, afterColon(page, colon, line.end), concepts, false, 'title/colon')
  if (next >= line.end) {
    const item = line.marker === 'number' || line.marker === 'bullet' || line.marker === 'box'
    const alone =
      style === 'caps' ? !item || end - from > 1 : style === 'title' ? !item : line.afterBlank && !item && !part
    if (alone || marked || drawn)
      return makeTitle(page, l, head, end, drawn ? lines[l + 1]!.end : line.end, concepts, false, 'title/alone')
    return null
  }
  if (style === 'lower') return null
  // "ALLERGIES - PCN"
  if (
    isDash(page, next) &&
    tokens.flags[next]! & Flag.space &&
    next + 1 < line.end &&
    tokens.flags[next + 1]! & Flag.space &&
    line.marker === null
  )
    return makeTitle(page, l, head, end, next + 1, concepts, false, 'title/dash')
  if (line.marker !== null && line.marker !== 'hash') return null
  const gap = tokens.start[next]! - tokens.end[next - 1]!
  if (next === end && gap >= 2 && (style === 'caps' || gap >= 4))
    return makeTitle(page, l, head, end, next, concepts, false, 'title/gap')
  if (next > end && gap >= 2 && style === 'caps')
    return makeTitle(page, l, head, end, next, concepts, false, 'title/gap')
  // "PLAN Continue Lasix", "VITALS BP 138/86": capitals, then something else
  const letters = tokens.end[end - 1]! - tokens.start[from]!
  if (
    style === 'caps' &&
    letters >= 4 &&
    (tokens.kind[next] === Kind.number || !(tokens.flags[next]! & Flag.upper) || isObservations(concepts))
  )
    return makeTitle(page, l, head, end, next, concepts, false, 'title/capitals')
  return null
}

function isObservations(concepts: readonly TitleConcept[]): boolean {
  return concepts.some((concept) => concept.implies === 'list=observation')
}

/** A title in mid-line: after a sentence's end, after a gap, or in capitals of four letters; always with a colon. */
function readInline(page: Page, l: number, i: number): Title | null {
  const { tokens } = page
  const line = page.lines[l]!
  const end = page.titleEnd[i]!
  const flags = tokens.flags[i]!
  if (!(flags & Flag.capital)) return null
  const begins = page.sentenceBegins[i] === 1
  if (end > 0 && end < line.end && page.contentEnd[i]! <= end) {
    const next = skipBrackets(page, end, line.end)
    if (next < line.end && isColon(page, next)) {
      const caps = isUpper(page, i, end)
      const gap = tokens.start[i]! - tokens.end[i - 1]! >= 2
      const letters = tokens.end[end - 1]! - tokens.start[i]!
      if (begins || gap || isStop(page, i - 1) || (caps && letters >= 4))
        return makeTitle(
          page,
          l,
          i,
          end,
          afterColon(page, next, line.end),
          conceptsOf(page, page.titleTerm[i]!),
          true,
          'title/inline',
        )
    }
    return null
  }
  if (!begins || !(flags & Flag.upper)) return null
  const colon = colonOf(page, i, Math.min(line.end, i + 6))
  if (
    colon < 0 ||
    !isUpper(page, i, colon) ||
    tokens.end[colon - 1]! - tokens.start[i]! < 5 ||
    !looksTitled(page, i, colon, false)
  )
    return null
  return makeTitle(page, l, i, colon, afterColon(page, colon, line.end), [], true, 'title/unknown-inline')
}

function makeTitle(
  page: Page,
  line: number,
  first: number,
  end: number,
  body: number,
  concepts: readonly TitleConcept[],
  inline: boolean,
  rule: string,
): Title {
  return { first, end, body, concepts, line, inline, style: styleOf(page, first, end), rule }
}

/** The colon of a head that begins at `from`; -1 when none is near. */
function colonOf(page: Page, from: number, end: number): number {
  const stop = Math.min(end, from + maxHead)
  for (let i = from + 1; i < stop; i++) {
    if (isColon(page, i)) return i
    if (isStop(page, i)) return -1
  }
  return -1
}

/** "PAST MEDICAL HISTORY/HOSPITALIZATIONS:", "MEDS (reviewed 4/30):", "PHYSICAL EXAM AT DISCHARGE:": what may stand between a title and its colon. */
function isTitleRest(page: Page, from: number, colon: number): boolean {
  const { tokens } = page
  for (let i = from; i < colon; i++) {
    if (page.contentEnd[i]! > i && !(page.titleEnd[i]! >= page.contentEnd[i]!)) return false
    if (tokens.kind[i] !== Kind.word) continue
    if (tokens.flags[i]! & Flag.capital || isSmallWord(tokens, i) || isConnector(tokens, i) || isQualifier(tokens, i))
      continue
    if (page.titleEnd[i]! > i) {
      i = page.titleEnd[i]! - 1
      continue
    }
    return false
  }
  return true
}

/** Every word begins with a capital but for small ones, and none is a condition, a drug or a test. */
function looksTitled(page: Page, from: number, end: number, alone: boolean): boolean {
  const { tokens } = page
  if (end <= from || tokens.kind[from] !== Kind.word || !(tokens.flags[from]! & Flag.capital)) return false
  let letters = 0
  for (let i = from; i < end; i++) {
    if (page.contentEnd[i]! > i) return false
    const kind = tokens.kind[i]!
    if (kind === Kind.comparator || kind === Kind.arrow) return false
    if (kind === Kind.number && alone && i === from) return false
    if (kind === Kind.sign && isStop(page, i)) return false
    if (kind !== Kind.word) continue
    letters += tokens.end[i]! - tokens.start[i]!
    if (!(tokens.flags[i]! & Flag.capital) && !isSmallWord(tokens, i)) return false
  }
  return letters >= 3
}

/** An unknown head with a colon ends the section before it when it is in capitals, or alone on its line after a blank one. */
function isUnknownTitle(page: Page, head: number, colon: number, line: Line, marked: boolean): boolean {
  const { tokens } = page
  if (line.marker !== null && line.marker !== 'hash') return false
  if (isUpper(page, head, colon)) return tokens.end[colon - 1]! - tokens.start[head]! >= 5
  return marked || (line.afterBlank && colon === line.end - 1) || (line.afterBlank && colon - head >= 2)
}

function styleOf(page: Page, from: number, end: number): Title['style'] {
  if (!(page.tokens.flags[from]! & Flag.capital)) return 'lower'
  return isUpper(page, from, end) ? 'caps' : 'title'
}

function isUpper(page: Page, from: number, end: number): boolean {
  const { kind, flags } = page.tokens
  for (let i = from; i < end; i++) if (kind[i] === Kind.word && !(flags[i]! & Flag.upper)) return false
  return true
}

function isColon(page: Page, i: number): boolean {
  return page.text.charCodeAt(page.tokens.start[i]!) === 58 && page.tokens.end[i]! - page.tokens.start[i]! === 1
}

function isDash(page: Page, i: number): boolean {
  const code = page.text.charCodeAt(page.tokens.start[i]!)
  return (code === 45 || code === 0x2013 || code === 0x2014) && page.tokens.kind[i] === Kind.sign
}

function isStop(page: Page, i: number): boolean {
  if (i < 0 || page.tokens.kind[i] !== Kind.sign) return false
  const code = page.text.charCodeAt(page.tokens.start[i]!)
  return code === 46 || code === 59 || code === 63 || code === 33 || code === 124
}

/** Past "**", "==", "--", "__" and ">" in front of a title. */
function skipMarkup(page: Page, from: number, end: number): number {
  let i = from
  while (i < end && page.tokens.kind[i] !== Kind.word && isMarkup(page, i)) i++
  return i
}

function skipMarkupBack(page: Page, from: number, end: number): number {
  let i = end
  while (i > from + 1 && page.tokens.kind[i - 1] !== Kind.word && isMarkup(page, i - 1)) i--
  return i
}

function isMarkup(page: Page, i: number): boolean {
  const code = page.text.charCodeAt(page.tokens.start[i]!)
  const size = page.tokens.end[i]! - page.tokens.start[i]!
  if (code === 42 /* * */ || code === 35 /* # */ || code === 95 /* _ */) return true
  return size >= 2 && (code === 61 /* = */ || code === 45 /* - */ || code === 126) /* ~ */
}

/** Is the line nothing but a drawn rule: "-----", "=====", "____"? */
function isDrawn(page: Page, l: number): boolean {
  const line = page.lines[l]
  if (!line || line.end - line.first > 2) return false
  for (let i = line.first; i < line.end; i++) {
    if (page.tokens.kind[i] !== Kind.sign || page.tokens.end[i]! - page.tokens.start[i]! < 2 || !isMarkup(page, i))
      return false
  }
  return true
}

/** Past "(updated 4/30)". */
function skipBrackets(page: Page, from: number, end: number): number {
  if (from >= end || page.text.charCodeAt(page.tokens.start[from]!) !== 40) return from
  for (let i = from + 1; i < Math.min(end, from + maxHead); i++)
    if (page.text.charCodeAt(page.tokens.start[i]!) === 41) return i + 1
  return from
}

function afterColon(page: Page, colon: number, end: number): number {
  let i = colon + 1
  while (i < end && page.text.charCodeAt(page.tokens.start[i]!) === 42) i++
  return i
}

/** "[ASSESSMENT]": a title in square brackets, alone on its line. */
function isBracketed(page: Page, i: number, line: Line): boolean {
  return (
    i + 2 < line.end &&
    page.text.charCodeAt(page.tokens.start[i]!) === 91 &&
    page.text.charCodeAt(page.tokens.start[line.end - 1]!) === 93
  )
}

function readBracketed(page: Page, l: number, i: number): Title | null {
  const line = page.lines[l]!
  if (page.titleEnd[i + 1] !== line.end - 1) return null
  return makeTitle(
    page,
    l,
    i + 1,
    line.end - 1,
    line.end,
    conceptsOf(page, page.titleTerm[i + 1]!),
    false,
    'title/brackets',
  )
}
