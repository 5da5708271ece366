/** Blood pressure: "120/80", "168 over 70", "98-131/52-74", "(96-128)/(58-81)", "110s/60s", "125 to 70". */
import type { MeasuredValue } from './measurement.ts'
import { isWhole, readNumber, type WrittenNumber } from './number.ts'
import { type Page, signAt, spacedBefore, wordAt } from './page.ts'

/** A shape of value read from the note, and the token after it. */
export interface ReadShape {
  readonly value: MeasuredValue
  readonly end: number
}

interface Side {
  readonly low: number
  readonly high: number
  readonly text: string
  readonly end: number
}

/** Reads a blood pressure at token i; null when the tokens are none. "110/palp" keeps its word. The systolic side has at least `least`. */
export function readBloodPressure(page: Page, i: number, least = 30): ReadShape | null {
  const systolic = readSide(page, i)
  if (!systolic) return null
  const joiner = wordAt(page, systolic.end)
  if (joiner !== '/' && joiner !== 'over' && joiner !== 'to' && joiner !== '\\') return null
  const after = systolic.end + 1
  if (/^(p|palp|palpation|palpable|doppler|dop)$/.test(wordAt(page, after)) && joiner !== 'to')
    return { value: { type: 'words', text: `${systolic.text}/${wordAt(page, after)}` }, end: after + 1 }
  if (joiner === '/' && systolic.low === systolic.high) {
    const spread = readSpread(page, systolic, after, least)
    if (spread) return spread
  }
  const diastolic = readSide(page, after)
  // three digits on the left only: 125 to 70, never "90 to 110"
  if (!diastolic || diastolic.low >= systolic.low || systolic.low < least || diastolic.high > 200) return null
  if (joiner === 'to' && (systolic.low < 70 || diastolic.low < 30)) return null
  // "11/05/2023" is a date
  if (
    joiner === '/' &&
    signAt(page, diastolic.end) === '/' &&
    readNumber(page, diastolic.end + 1) &&
    /^(19|20)?\d\d$/.test(wordAt(page, diastolic.end + 1)) &&
    systolic.low <= 31
  )
    return null
  const ranged = systolic.low !== systolic.high || diastolic.low !== diastolic.high
  return {
    value: {
      type: 'blood-pressure',
      systolic: systolic.low,
      diastolic: diastolic.low,
      ...(ranged ? { systolicHigh: systolic.high, diastolicHigh: diastolic.high } : {}),
      text: `${systolic.text}/${diastolic.text}`,
    },
    end: diastolic.end,
  }
}

/** "100/60-130/80": from one pressure to another; `first` is the systolic side of the first, `after` follows its slash. */
function readSpread(page: Page, first: Side, after: number, least: number): ReadShape | null {
  const low = readNumber(page, after)
  if (!low || signAt(page, low.end) !== '-' || signAt(page, low.end + 2) !== '/') return null
  const upper = readBloodPressure(page, low.end + 1, least)
  if (upper?.value.type !== 'blood-pressure' || low.value >= first.low || upper.value.systolic < first.low) return null
  return {
    value: {
      type: 'blood-pressure',
      systolic: first.low,
      systolicHigh: upper.value.systolicHigh ?? upper.value.systolic,
      diastolic: Math.min(low.value, upper.value.diastolic),
      diastolicHigh: Math.max(low.value, upper.value.diastolicHigh ?? upper.value.diastolic),
      text: `${first.text}/${low.text}-${upper.value.text}`,
    },
    end: upper.end,
  }
}

/** One side: "120", "110s", "96-128", "(96-128)", "150's". */
function readSide(page: Page, i: number): Side | null {
  const bracketed = signAt(page, i) === '('
  const low = readNumber(page, bracketed ? i + 1 : i)
  if (!low || low.text.startsWith('-') || !isWhole(low, 3)) return null
  const first = decade(page, low)
  let side: Side = {
    low: low.value,
    high: first ? low.value + 9 : low.value,
    text: low.text + (first ? 's' : ''),
    end: first || low.end,
  }
  if (signAt(page, side.end) === '-' && !spacedBefore(page, side.end + 1) && readNumber(page, side.end + 1)) {
    const high = readNumber(page, side.end + 1)!
    if (!isWhole(high, 3) || high.value < low.value) return null
    const second = decade(page, high)
    side = {
      low: side.low,
      high: second ? high.value + 9 : high.value,
      text: `${side.text}-${high.text}${second ? 's' : ''}`,
      end: second || high.end,
    }
  }
  if (!bracketed) return side
  return signAt(page, side.end) === ')' && side.low !== side.high ? { ...side, end: side.end + 1 } : null
}

/** The token after the "s" of "110s", "110's"; 0 when there is none. */
export function decade(page: Page, number: WrittenNumber): number {
  if (spacedBefore(page, number.end)) return 0
  if (wordAt(page, number.end) === 's') return number.end + 1
  return (signAt(page, number.end) === "'" || signAt(page, number.end) === '’') &&
    wordAt(page, number.end + 1) === 's' &&
    !spacedBefore(page, number.end + 1)
    ? number.end + 2
    : 0
}
