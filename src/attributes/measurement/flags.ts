/** Flags: what the note says of a value beside it: "*", "!", "H", "(L)", "↑", "(high)", "which is elevated". */

import { Kind } from '../../note/index.ts'
import { roleMark } from './meant.ts'
import type { Interpretation } from './measurement.ts'
import {
  Covered,
  hasUnit,
  type Page,
  resultAt,
  resultsAt,
  signAt,
  spacedBefore,
  startsLine,
  wideBefore,
  wordAt,
} from './page.ts'
import { hasOther } from './side-behind.ts'

export interface ReadFlags {
  readonly interpretation: Interpretation | null
  readonly end: number
}

const arrows: ReadonlyMap<string, Interpretation> = new Map([
  ['↑', 'H'],
  ['⬆', 'H'],
  ['▲', 'H'],
  ['↗', 'H'],
  ['↓', 'L'],
  ['⬇', 'L'],
  ['▼', 'L'],
  ['↘', 'L'],
])
const letters: ReadonlyMap<string, Interpretation> = new Map([
  ['H', 'H'],
  ['HH', 'H'],
  ['L', 'L'],
  ['LL', 'L'],
  ['A', 'A'],
  ['AA', 'A'],
  ['N', 'N'],
])

/** The direction that an arrow drawn upwards or downwards shows at token i; null for anything else. */
export function readArrow(page: Page, i: number): Interpretation | null {
  const start = page.tokens.start[i]
  // all are one sign from beyond Latin
  if (start === undefined || page.text.charCodeAt(start) < 0x2190) return null
  return arrows.get(wordAt(page, i)) ?? null
}

/** Reads the flags that follow a value, from token i. Without one, `interpretation` is null and `end` is i. */
export function readFlags(page: Page, i: number): ReadFlags {
  let interpretation: Interpretation | null = null
  let at = i
  while (at < page.tokens.length && !(startsLine(page, at) && at > 0)) {
    const one = readOne(page, at)
    if (!one) break
    interpretation = strongest(interpretation, one.interpretation)
    at = one.end
  }
  return { interpretation, end: at }
}

/** H and L say more than A: "12.3* (H)" is H. */
function strongest(a: Interpretation | null, b: Interpretation | null): Interpretation | null {
  if (a === null || b === null) return a ?? b
  return a === 'A' ? b : a
}

const flagMark = roleMark('flag')
// Words after which one of a flag may come: "which is high", "both are low".
const before = new Set('which that this both and all is was are were'.split(' '))

/** Can a flag begin at token i? Most tokens are plain words and signs and can't. */
function mayFlag(page: Page, i: number): boolean {
  const kind = page.tokens.kind[i]
  if (kind === Kind.number || kind === Kind.comparator || kind === Kind.redacted) return false
  if (kind === Kind.word) return page.tokens.end[i]! - page.tokens.start[i]! <= 2 || mayTell(page, i)
  switch (page.text.charCodeAt(page.tokens.start[i]!)) {
    case 33: // !
    case 40: // (
    case 42: // *
    case 91: // [
    case 94: // ^
      return true
    case 44: // ,
    case 45: // -
      return mayTell(page, i + 1)
    default: // arrows and dashes
      return page.text.charCodeAt(page.tokens.start[i]!) >= 0x2010
  }
}

/** Can words that tell of a value begin at token i: "high", "which is high"? */
function mayTell(page: Page, i: number): boolean {
  if (page.tokens.kind[i] !== Kind.word) return false
  if (page.marks[i]! & flagMark) return true
  return page.tokens.end[i]! - page.tokens.start[i]! <= 5 && before.has(wordAt(page, i))
}

function readOne(page: Page, at: number): ReadFlags | null {
  if (!mayFlag(page, at)) return null
  const word = wordAt(page, at)
  if (/^\*{1,3}$/.test(word) || word === '!')
    return word === '!' && spacedBefore(page, at) ? null : { interpretation: 'A', end: at + 1 }
  // "1.9 ^", "61^"; not "10^9"
  if (word === '^') return page.tokens.kind[at + 1] === Kind.number ? null : { interpretation: 'H', end: at + 1 }
  const arrow = readArrow(page, at)
  if (arrow) return { interpretation: arrow, end: at + 1 }
  const written = page.text.slice(page.tokens.start[at]!, page.tokens.end[at]!)
  const letter = letters.get(written)
  // "5.6 H", "5.6H": H and L alone; "A" and "N" are words too and need their brackets
  if (
    letter &&
    (letter === 'H' || letter === 'L' || !spacedBefore(page, at)) &&
    !(word === 'l' && hasOther(page, at)) &&
    endsFlag(page, at + 1, spacedBefore(page, at))
  )
    return { interpretation: letter, end: at + 1 }
  const open = signAt(page, at)
  if (open === '(' || open === '[') return readBracketed(page, at, open === '(' ? ')' : ']')
  return page.tokens.kind[at] === Kind.word && !mayTell(page, at) ? null : readWords(page, at)
}

/** "5.6 H K 3.4", "5.6 H, Cl 98", "5.6H": not "140 L of", and not the side of "-1.9 L hip". */
function endsFlag(page: Page, i: number, spaced: boolean): boolean {
  if (i >= page.tokens.length || startsLine(page, i) || wideBefore(page, i)) return true
  // "N 78% L 12%": the next name with its value; in "9.1 L 12.0-15.5" a reference range follows the flag
  if (spaced && page.tokens.kind[i] === Kind.number && (page.covered[i - 1]! & Covered.name) !== 0)
    return signAt(page, i + 1) === '-'
  if (page.tokens.kind[i] !== Kind.word) return !(signAt(page, i) === '/' && !spacedBefore(page, i))
  if (!spaced) return true
  // another name with its value may follow, or a unit
  return hasUnit(page, i) || (page.covered[i]! & Covered.name) !== 0
}

/** "(H)", "[L]", "(*)", "(high)", "(H*)", "(↑)". */
function readBracketed(page: Page, at: number, close: string): ReadFlags | null {
  const inside = at + 1
  const written = page.text.slice(page.tokens.start[inside] ?? 0, page.tokens.end[inside] ?? 0)
  const flag = resultAt(page, inside, 'flag')
  const single = letters.get(written) ?? arrows.get(written) ?? (/^\*+$/.test(written) ? 'A' : null)
  let end = single ? inside + 1 : (flag?.end ?? 0)
  if (end === 0) return null
  if (single && /^\*+$/.test(wordAt(page, end))) end++
  if (signAt(page, end) !== close) return null
  return { interpretation: single ?? (flag!.interpretation as Interpretation), end: end + 1 }
}

/** "438, which is high", "18.2 elevated", "31.2 both are decreased"; not "high 90s" and not "12 low back". */
function readWords(page: Page, at: number): ReadFlags | null {
  let i = at
  if (signAt(page, i) === ',' || wordAt(page, i) === '-' || wordAt(page, i) === '--') i++
  const verb = i
  if (/^(which|that|this|both|and|all)$/.test(wordAt(page, i))) i++
  if (/^(is|was|are|were)$/.test(wordAt(page, i))) i++
  if (i - verb === 1 && /^(that|and)$/.test(wordAt(page, verb))) return null
  const flag = resultAt(page, i, 'flag')
  if (!flag || flag.interpretation === '' || wordAt(page, i).length < 2 || startsLine(page, i)) return null
  if (i === verb && i > at && flag.interpretation === 'N') return null // ", normal chest x-ray"
  const next = wordAt(page, flag.end)
  const closed =
    next === '' ||
    startsLine(page, flag.end) ||
    '.,;)|]'.includes(signAt(page, flag.end) || '?') ||
    /^(and|with|on|at|today|for|but|range|limits?)$/.test(next)
  if (!closed) return null
  // a drug or disease of the same words is none: "low, and high"
  return { interpretation: flag.interpretation as Interpretation, end: flag.end }
}

/** What stands before a name says of its value: "elevated glucose of 393", "low serum sodium", "↑ Cr"; null when nothing does. */
export function flagBefore(page: Page, first: number, from: number): Interpretation | null {
  let end = first
  while (end > from && first - end < 2 && /^(serum|an?|her|his|the|total)$/.test(wordAt(page, end - 1))) end--
  // "INR 2.6 ↑  BNP 4,610": an arrow after a value is that value's
  if (end > from && page.tokens.kind[end - 2] !== Kind.number && signAt(page, end - 2) !== '%') {
    const arrow = readArrow(page, end - 1)
    if (arrow) return arrow
  }
  for (let at = end - 1; at >= Math.max(from, end - longestFlag); at--) {
    const flag = resultAt(page, at, 'flag')
    if (flag && flag.end === end && wordAt(page, at).length > 2 && flag.interpretation !== 'N')
      return flag.interpretation as Interpretation
  }
  return stateBefore(page, first, from)
}

// What stands between a patient's state and the value that shows it: "hyperglycemic, her sugar was 402", "tachycardic at the rate of 110".
const between = /^(?:,|at|with|an?|the|her|his|their|and|to)$/
const mostBetween = 4
const states = /^(?:(?:hyper|hypo|tachy|brady|thrombocyto|leuko|desat)\w*(?:ic|ia|ive|ed)|febrile|anemic)$/

/** What the state named right before says of a value: a word of its own, "tachycardic", and not of a quantity, "high". */
function stateBefore(page: Page, first: number, from: number): Interpretation | null {
  let end = first
  while (end > from && first - end < mostBetween && between.test(wordAt(page, end - 1) || signAt(page, end - 1))) end--
  const state = wordAt(page, end - 1)
  if (end === first || end === from || !states.test(state)) return null
  if (state.endsWith('ia') && signAt(page, end) === ',') return null // "sinus tachycardia, rate 118": two findings
  const flag = resultAt(page, end - 1, 'flag')
  return flag !== null && flag.end === end ? (flag.interpretation as Interpretation) : null
}

const longestFlag = 3 // words: "above normal range"

/** What a name's own words say of its value: "HypoNa 130", "desat to 86%", "fever of 103"; null when they say nothing. */
export function flagWithin(page: Page, first: number, end: number): Interpretation | null {
  for (let i = first; i < end; i++)
    for (const word of resultsAt(page, i))
      if (word.role === 'flag' && word.end <= end && word.interpretation !== 'N' && wordAt(page, i).length > 2)
        return word.interpretation as Interpretation
  return null
}
