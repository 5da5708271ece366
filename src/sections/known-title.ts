/** Titles of the table at the beginning of a line, and what may stand between a title and its colon. */
import { kindBit, type TitleConcept } from '../lexicon/index.ts'
import { Flag, Kind } from '../note/index.ts'
import { makeTitle, type Title } from './title.ts'
import {
  afterColon,
  conceptsOf,
  contentEnd,
  isDash,
  isVague,
  type Page,
  skipBrackets,
  skipMarkup,
  styleOf,
} from './title-page.ts'
import { isColumn, isConnector, isOf, isQualifier, isSmallWord } from './title-words.ts'

/** A known title [from, end) in the head of a line that begins at `head`. */
export function readKnown(
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
  if (isFundalHeight(page, from, colon > 0 ? colon + 1 : end, concepts)) return null
  const part = concepts.every((concept) => concept.implies.startsWith('part'))
  const style = styleOf(page, head, end)
  const vague = isVague(page, page.titleTerm[from]!)
  const next = skipMarkup(page, skipBrackets(page, skipMarkup(page, end, line.end), line.end), line.end)
  if (
    colon > 0 &&
    (next === colon || (style !== 'lower' && !vague && (!part || isJoined(page, end)) && isTitleRest(page, end, colon)))
  )
    return makeTitle(page, l, head, colon, afterColon(page, colon, line.end), concepts, false, 'title/colon')
  if (next >= line.end) {
    if (goesOn(page, l + 1)) return null
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
  if (next === end && gap >= 2 && isColumn(tokens, next)) return null // the head of a table: "Problem    Relation    Age of onset"
  // "Allergies   Levaquin (rash)": an allergen that is missed is a drug taken
  const allergens = concepts.some(({ implies }) => implies.includes('allergen'))
  if (next === end && gap >= 2 && (style === 'caps' || gap >= 4 || allergens))
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

/** "FH: 34 cm": a test with its value, and no family history. */
function isFundalHeight(page: Page, from: number, value: number, concepts: readonly TitleConcept[]): boolean {
  return (
    page.tokens.kind[value] === Kind.number &&
    (page.terms.kinds[page.titleTerm[from]!]! & observationBit) !== 0 &&
    concepts.some(({ implies }) => implies.includes('experiencer'))
  )
}

const observationBit = kindBit('observation')

/** "History\nof fever": the next line goes on with the words of this one. */
function goesOn(page: Page, l: number): boolean {
  const line = page.lines[l]
  return (
    line !== undefined && !line.afterBlank && !page.sentenceBegins[line.first] && isSmallWord(page.tokens, line.first)
  )
}

/** "NECK/NODES", "Skin and hair", "Chest, lungs": a part is named with another, not by it ("CARDIOLOGY ASSESSMENT"). */
function isJoined(page: Page, i: number): boolean {
  return page.tokens.kind[i] !== Kind.word || isConnector(page.tokens, i)
}

function isObservations(concepts: readonly TitleConcept[]): boolean {
  return concepts.some((concept) => concept.implies === 'list=observation')
}

/** "PAST MEDICAL HISTORY/HOSPITALIZATIONS:", "MEDS (reviewed 4/30):", "PHYSICAL EXAM AT DISCHARGE:": what may stand between a title and its colon. */
function isTitleRest(page: Page, from: number, colon: number): boolean {
  const { tokens } = page
  if (isOf(page.tokens, from)) return false // "Hx of:" goes on with what it is of
  for (let i = from; i < colon; i++) {
    const content = contentEnd(page, i)
    if (content > i && page.titleEnd[i]! < content) return false
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
