/** Range: "110-140", "3 to 4", "between 115 and 134", "60s-70s", "80s", "low 90s", "36.4 °C-37 °C". */
import type { ObservationConcept } from '../../lexicon/index.ts'
import { decade, type ReadShape } from './blood-pressure.ts'
import { readNumber, type WrittenNumber } from './number.ts'
import { isNumber, type Page, signAt, spacedBefore, wideBefore, wordAt } from './page.ts'
import { readUnit } from './unit.ts'

/** A range, and the unit written after its lower end ("36.4 °C-37 °C"), which holds when none follows the upper. */
export interface ReadRange extends ReadShape {
  readonly unit: string | null
}

// Where "low 90s", "mid 80s" lie in their decade.
const parts: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['low', [0, 3]],
  ['mid', [4, 6]],
  ['high', [7, 9]],
  ['upper', [7, 9]],
  ['lower', [0, 3]],
])

/** Reads a range at token i; null when the tokens are none. "1.2 to 1.8" is one only where `toRanges`. */
export function readRange(
  page: Page,
  i: number,
  concept: ObservationConcept | null,
  toRanges: boolean,
): ReadRange | null {
  const bare = isNumber(page, i)
  const part = bare ? undefined : parts.get(wordAt(page, i))
  if (part) return readPart(page, i, part)
  const between = !bare && wordAt(page, i) === 'between'
  const low = readNumber(page, between ? i + 1 : i)
  if (!low) return null
  const lowDecade = decade(page, low)
  let at = lowDecade || low.end
  const unit = lowDecade ? null : readUnit(page, at, concept)
  const lowText = low.text + (lowDecade ? 's' : '')
  if (unit) at = unit.end
  const joined = joinerEnd(page, at, between, toRanges, concept)
  const high = joined < 0 ? null : readNumber(page, joined)
  // "pupils 6 to 2 mm" falls
  const falls =
    high !== null && high.value < low.value && wordAt(page, at) === 'to' && readUnit(page, high.end, concept) !== null
  // "142 - 188 - 211": one value after the other
  const more = high !== null && (isDashed(page, high.end) || isDashed(page, i - 1, i - 2))
  if (!high || (high.value < low.value && !falls) || high.first !== joined || isOther(page, high) || more) {
    return lowDecade
      ? { value: { type: 'range', low: low.value, high: low.value + 9, text: lowText }, end: at, unit: null }
      : null
  }
  const highDecade = decade(page, high)
  return {
    value: {
      type: 'range',
      low: Math.min(low.value, high.value),
      high: highDecade ? high.value + 9 : Math.max(low.value, high.value),
      text: `${lowText}-${high.text}${highDecade ? 's' : ''}`,
    },
    end: highDecade || high.end,
    unit: unit?.ucum ?? null,
  }
}

/** Does a hyphen with blanks around it stand at token i, and a number at `number`? */
function isDashed(page: Page, i: number, number = i + 1): boolean {
  return signAt(page, i) === '-' && spacedBefore(page, i) && spacedBefore(page, i + 1) && isNumber(page, number)
}

/** The token after what joins the two ends; -1 when nothing does. */
function joinerEnd(
  page: Page,
  at: number,
  between: boolean,
  toRanges: boolean,
  concept: ObservationConcept | null,
): number {
  const word = wordAt(page, at)
  if (between) return word === 'and' || word === 'to' || signAt(page, at) === '-' ? at + 1 : -1
  if (word === 'to' && toRanges) return at + 1
  // "300 or 400 mL"
  // "FEV1 2.0 or 65%" is one in two ways
  if (word === 'or' && toRanges && readNumber(page, at + 1) && readUnit(page, at + 2, concept))
    return signAt(page, at + 2) === '%' && concept?.units[0] !== '%' ? -1 : at + 1
  // "110-140", "110 - 140"; not "98.6 -3"
  if (signAt(page, at) === '-' && spacedBefore(page, at) === spacedBefore(page, at + 1) && !wideBefore2(page, at))
    return at + 1
  return -1
}

function wideBefore2(page: Page, at: number): boolean {
  return spacedBefore(page, at) && wideBefore(page, at)
}

/** "3-4-05", "110-140/60-80": the number goes on into something else. */
function isOther(page: Page, high: WrittenNumber): boolean {
  const sign = signAt(page, high.end)
  return (sign === '-' || sign === '/') && !spacedBefore(page, high.end) && readNumber(page, high.end + 1) !== null
}

/** "low 90s", "low to mid 80s", "high 90s". */
function readPart(page: Page, i: number, first: readonly [number, number]): ReadRange | null {
  let at = i + 1
  let last = first
  if (wordAt(page, at) === 'to' || signAt(page, at) === '-' || signAt(page, at) === '/') {
    const second = parts.get(wordAt(page, at + 1))
    if (second) {
      last = second
      at += 2
    } else if (signAt(page, at) === '-') at++
    else return null
  }
  const number = readNumber(page, at)
  const end = number ? decade(page, number) : 0
  if (!number || end === 0) return null
  const words = page.text.slice(page.tokens.start[i]!, page.tokens.end[end - 1]!)
  return {
    value: {
      type: 'range',
      low: number.value + first[0],
      high: number.value + last[1],
      text: words.toLowerCase().replace(/\s+/g, ' '),
    },
    end,
    unit: null,
  }
}
