/** Comparator: "<0.01", "> 60", "less than 50", "at least 3", "up to 103". */
import { Kind } from '../../note/index.ts'
import type { Comparator } from './measurement.ts'
import { type Page, signAt, wordAt } from './page.ts'

export interface WrittenComparator {
  readonly comparator: Comparator
  readonly end: number
}

const phrases: ReadonlyMap<string, Comparator> = new Map([
  ['less than or equal to', '<='],
  ['greater than or equal to', '>='],
  ['more than or equal to', '>='],
  ['less than', '<'],
  ['lower than', '<'],
  ['fewer than', '<'],
  ['greater than', '>'],
  ['more than', '>'],
  ['higher than', '>'],
  ['in excess of', '>'],
  ['exceeds', '>'],
  ['exceeded', '>'],
  ['exceeding', '>'],
  ['at least', '>='],
  ['at most', '<='],
  ['no more than', '<='],
  ['not more than', '<='],
  ['no less than', '>='],
  ['not less than', '>='],
  ['up to', '<='],
  ['under', '<'],
  ['below', '<'],
  ['over', '>'],
  ['above', '>'],
])
const moves =
  /^(rose|risen|rising|went|gone|go|came|come|climbed|increased|increasing|elevated|trended|spiked|got|jumped|back|is|was|are|were|now)$/
/** "rose up to 23", "an elevation in his creatinine up to 2.3": it went there. */
function hasMoved(page: Page, i: number): boolean {
  if (moves.test(wordAt(page, i - 1))) return true
  for (let j = i - 2; j >= i - nounReach; j--) if (/^(elevation|increase|rise|jump)$/.test(wordAt(page, j))) return true
  return false
}

const nounReach = 5 // tokens from "elevation" to "up to"
const longest = 5 // words: "less than or equal to"

// First letters and first words of the phrases.
const openers = new Set([...phrases.keys()].map((phrase) => phrase.charCodeAt(0)))
const firstWords = new Set([...phrases.keys()].map((phrase) => phrase.split(' ')[0]!))

/** Reads a comparator at token i; null when there is none. */
export function readComparator(page: Page, i: number): WrittenComparator | null {
  if (page.tokens.kind[i] === Kind.comparator) {
    const sign = page.text.slice(page.tokens.start[i]!, page.tokens.end[i]!)
    const comparator: Comparator = sign === '≤' ? '<=' : sign === '≥' ? '>=' : (sign as Comparator)
    // "> or = 60", "< / = 3"
    if (wordAt(page, i + 1) === 'or' && signAt(page, i + 2) === '=')
      return { comparator: comparator[0] === '<' ? '<=' : '>=', end: i + 3 }
    return { comparator, end: i + 1 }
  }
  if (page.tokens.kind[i] !== Kind.word || !openers.has(page.text.charCodeAt(page.tokens.start[i]!) | 32)) return null
  let words = ''
  let found: WrittenComparator | null = null
  if (!firstWords.has(wordAt(page, i))) return null
  for (let n = 0; n < longest; n++) {
    words += (n > 0 ? ' ' : '') + wordAt(page, i + n)
    const comparator = phrases.get(words)
    // "rose up to 23" went there; "temperatures of up to 103" is a limit
    if (words === 'up to' && hasMoved(page, i)) continue
    if (comparator) found = { comparator, end: i + n + 1 }
  }
  // "greater than a 1000"
  if (found && wordAt(page, found.end) === 'a' && page.tokens.kind[found.end + 1] === Kind.number)
    return { comparator: found.comparator, end: found.end + 1 }
  return found
}
