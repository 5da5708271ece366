/** Two-part lengths and weights: "5 feet 9 inches", "5'4\"", "5 ft 4 in", "154 lb 8.7 oz", "7 pounds and 3 ounces". */
import type { ReadShape } from './blood-pressure.ts'
import { readNumber } from './number.ts'
import { isNumber, type Page, signAt, spacedBefore, wordAt } from './page.ts'

const greater = new Map([
  ["'", 'length'],
  ['’', 'length'],
  ['ft', 'length'],
  ['feet', 'length'],
  ['foot', 'length'],
  ['lb', 'mass'],
  ['lbs', 'mass'],
  ['pound', 'mass'],
  ['pounds', 'mass'],
])
const lesser = new Map([
  ['"', 'length'],
  ['”', 'length'],
  ["''", 'length'],
  ['in', 'length'],
  ['inch', 'length'],
  ['inches', 'length'],
  ['oz', 'mass'],
  ['ounce', 'mass'],
  ['ounces', 'mass'],
])

/** Reads a two-part length or weight at token i, as written; null when there is none. "5 feet" alone is a number with a unit. */
export function readTwoPart(page: Page, i: number): ReadShape | null {
  const big = readNumber(page, i)
  const kind = big ? greater.get(wordAt(page, big.end)) : undefined
  if (!big || !kind) return null
  let at = big.end + 1
  if (signAt(page, at) === '.' || signAt(page, at) === ',' || signAt(page, at) === '-') at++
  if (wordAt(page, at) === 'and') at++
  const small = readNumber(page, at)
  if (!small) return wordAt(page, big.end) === "'" ? words(page, i, big.end + 1) : null
  let end = small.end
  if (wordAt(page, end) === '1' && wordAt(page, end + 1) === '/') end += 3 // "5'4 1/2"
  const unit = wordAt(page, end)
  if (unit === "'" && wordAt(page, end + 1) === "'") return words(page, i, end + 2)
  if (lesser.get(unit) === kind) return words(page, i, end + 1)
  // "5'4": the inches' mark left out
  return wordAt(page, big.end) === "'" && small.value < 12 ? words(page, i, small.end) : null
}

/**
 * Reads measures in two or three directions at token i: "14 cm x 6.5 cm x 7.8 cm", "2 x 3-cm", "11x9x6 cm", "4x6mm"; null
 * when there is but one. The value is the sides without their unit, as in "14 x 6.5 x 7.8".
 */
export function readExtent(page: Page, i: number): (ReadShape & { readonly unit?: string }) | null {
  const first = readNumber(page, i)
  if (!first) return null
  let at = skipMeasure(page, first.end)
  let parts = 1
  let measured = false
  while (parts < 4) {
    const next = /^(x|by|×)$/.test(wordAt(page, at)) ? readNumber(page, at + 1) : null
    const tied = next ? null : gluedPart.exec(wordAt(page, at))
    if (next) at = next.end
    else if (tied && !spacedBefore(page, at)) {
      at++
      // "1.5x2.5": the point parts the token
      if (tied[1] === undefined && signAt(page, at) === '.' && isNumber(page, at + 1) && !spacedBefore(page, at + 1))
        at += 2
    } else break
    parts++
    const end = skipMeasure(page, at)
    measured = end > at || tied?.[1] !== undefined
    at = end
  }
  if (parts < 2 || !measured) return null
  const { value, end } = words(page, i, at)
  const written = value.text.match(sideUnits) ?? []
  const unit = measures.get(written[0] ?? '') ?? null
  // "2 cm x 5 mm" is kept as it stands
  if (unit === null || written.some((one) => measures.get(one) !== unit)) return { value, end }
  return { value: { type: 'words', text: value.text.replace(sideUnits, '').replace(/[- ]+(?= |$)/g, '') }, end, unit }
}

const sideUnits = /(?<=[\d -])(?:[cm]m|m|in(?:ch(?:es)?)?|(?:centi|milli)meters?|")(?![a-z])|(?<=\d)[cm]m(?=x)/g

const gluedPart = /^(?:[cm]m)?x\d+(?:x\d+)*([cm]m)?$/ // the "x9x6" of "11x9x6", the "x6mm" of "4x6mm"

/** The token after a unit of length at token i, which a hyphen may tie to its number; i when none stands there. */
function skipMeasure(page: Page, i: number): number {
  const at = signAt(page, i) === '-' && !spacedBefore(page, i) ? i + 1 : i
  return measures.has(wordAt(page, at)) ? at + 1 : i
}

const measures = new Map([
  ['cm', 'cm'],
  ['centimeter', 'cm'],
  ['centimeters', 'cm'],
  ['mm', 'mm'],
  ['millimeter', 'mm'],
  ['millimeters', 'mm'],
  ['m', 'm'],
  ['in', '[in_i]'],
  ['inch', '[in_i]'],
  ['inches', '[in_i]'],
  ['"', '[in_i]'],
])

function words(
  page: Page,
  first: number,
  end: number,
): { readonly value: { type: 'words'; text: string }; readonly end: number } {
  const text = page.text
    .slice(page.tokens.start[first]!, page.tokens.end[end - 1]!)
    .toLowerCase()
    .replace(/\s+/g, ' ')
  return { value: { type: 'words', text }, end }
}
