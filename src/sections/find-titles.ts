/** Titles: where each stands, by its place on a line, its colon, its capitals or the line drawn under it. */
import type { Lexicon, TermTable } from '../lexicon/index.ts'
import { Flag, Kind, type Line, type Sentence, type TokenTable } from '../note/index.ts'
import { readKnown } from './known-title.ts'
import { makeTitle, type Title } from './title.ts'
import {
  afterColon,
  conceptsOf,
  contentEnd,
  isColon,
  isDrawn,
  isStop,
  isUpper,
  layOut,
  maxHead,
  type Page,
  skipBrackets,
  skipMarkup,
  skipMarkupBack,
} from './title-page.ts'
import { isQualifier, isSmallWord } from './title-words.ts'
import { isUnknownTitle, looksTitled } from './unknown-title.ts'

/** Finds the titles of a note, in order: "PMH: HTN. MEDICATIONS: Lasix" has two. "He takes his medications" has none. */
export function findTitles(
  text: string,
  tokens: TokenTable,
  lines: readonly Line[],
  sentences: readonly Sentence[],
  terms: TermTable,
  lexicon: Lexicon,
): readonly Title[] {
  const page = layOut(text, tokens, lines, sentences, terms, lexicon)
  const titles: Title[] = []
  for (let l = 0; l < lines.length; l++) {
    const head = readHead(page, l)
    if (head) titles.push(head)
    const line = lines[l]!
    let i = head ? head.body : line.body + 1
    for (; i < line.end; i++) {
      const flags = tokens.flags[i]!
      if (!(flags & Flag.capital)) continue
      if (page.titleEnd[i] === 0 && (!(flags & Flag.upper) || page.sentenceBegins[i] === 0)) continue
      const inline = readInline(page, l, i)
      if (!inline) continue
      titles.push(inline)
      i = inline.body - 1
    }
  }
  return titles
}

// "CARDIOLOGY ASSESSMENT" ends in a title, "Concern for PE" in none.
const minEnding = 4

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
    if (end > 0 && end <= line.end && contentEnd(page, from) <= end) {
      const found = readKnown(page, l, head, from, end, colon, marked, drawn)
      if (found) return found
    }
    if (!isQualifier(tokens, from)) break
    from++
  }
  // "CARDIOLOGY ASSESSMENT:": a head of capitals that ends in a title
  if (colon > 0 && looksTitled(page, head, colon, false)) {
    for (let i = head + 1; i < colon; i++) {
      if (
        page.titleEnd[i] !== colon ||
        isSmallWord(tokens, i - 1) ||
        tokens.end[colon - 1]! - tokens.start[i]! < minEnding
      )
        continue
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

/** A title in mid-line, at a word with a capital: after a sentence's end, after a gap, or in capitals of four letters; always with a colon. */
function readInline(page: Page, l: number, i: number): Title | null {
  const { tokens } = page
  const line = page.lines[l]!
  const end = page.titleEnd[i]!
  const flags = tokens.flags[i]!
  const begins = page.sentenceBegins[i] === 1
  if (end > 0 && end < line.end && contentEnd(page, i) <= end) {
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

/** The colon of a head that begins at `from`; -1 when none is near. */
function colonOf(page: Page, from: number, end: number): number {
  const stop = Math.min(end, from + maxHead)
  for (let i = from + 1; i < stop; i++) {
    if (isColon(page, i)) return i
    if (isStop(page, i)) return -1
  }
  return -1
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
