/** Oxygen given with a saturation: "96% on 2L NC", "98% RA", "92% on room air", "88% on 4 liters". */
import { type Extracted, Kind } from '../../note/index.ts'
import { readNumber } from './number.ts'
import { isNumber, type Page, resultAt, signAt, spacedBefore, startsLine, wideBefore, wordAt } from './page.ts'

export interface Oxygen {
  /** Litres a minute. */
  readonly flow?: number
  readonly text: string
}

export interface ReadOxygen {
  readonly oxygen: Extracted<Oxygen>
  readonly end: number
}

/** Reads the oxygen that follows a saturation, from token i; null when none is named. */
export function readOxygen(page: Page, i: number): ReadOxygen | null {
  if (i >= page.tokens.length || startsLine(page, i)) return null
  let at = i
  const bracketed = signAt(page, at) === '('
  if (bracketed) at++
  if (signAt(page, at) === ',' || wordAt(page, at) === '@') at++
  const on = /^(on|with|w|while|breathing|by|via|at)$/.test(wordAt(page, at))
  if (on) at++
  if (signAt(page, at) === '/' && !spacedBefore(page, at)) at++ // "w/ 2L"
  const first = at
  let flow: number | undefined
  const number = readNumber(page, at)
  if (number) {
    const unit = wordAt(page, number.end)
    if (!/^(l|lpm|liters?|litres?|lnc|lo2)$/.test(unit)) return null
    flow = number.value
    at = number.end + 1
    if (/^(per|\/)$/.test(wordAt(page, at)) && /^(min|minute)$/.test(wordAt(page, at + 1))) at += 2
    if (/^(of|by|via|per|on)$/.test(wordAt(page, at))) at++
  }
  let device = resultAt(page, at, 'oxygen')
  // "96% 2L": what ends there is no more than a flow
  const bare = number !== null && !spacedBefore(page, number.end) && (isEnd(page, at) || isNext(page, at))
  if (!device && !(number && (on || bracketed || bare))) return null
  while (device) {
    at = device.end
    if (/^(of|by|via|per)$/.test(wordAt(page, at))) {
      const next = resultAt(page, at + 1, 'oxygen')
      if (!next) break
      device = next
    } else device = startsLine(page, at) ? null : resultAt(page, at, 'oxygen')
  }
  const span = { start: page.tokens.start[first]!, end: page.tokens.end[at - 1]! }
  return {
    oxygen: { value: { ...(flow === undefined ? {} : { flow }), text: page.text.slice(span.start, span.end) }, span },
    end: at,
  }
}

/** "94% 2L T 98.1", "94% 2L   80 kg": another value begins at token i. */
function isNext(page: Page, i: number): boolean {
  return wideBefore(page, i) || (page.tokens.kind[i] === Kind.word && isNumber(page, i + 1))
}

function isEnd(page: Page, i: number): boolean {
  return i >= page.tokens.length || startsLine(page, i) || ',.;)|/'.includes(signAt(page, i) || '?')
}
