/** A further value in brackets: "(was 9/10)", "(b/l 0.8)", "(96-118)", "(198 pounds)", "(35% in 2021)". */
import type { Span } from '../../note/index.ts'
import { chooseReading } from './choose.ts'
import { readWhen } from './date-time.ts'
import { readFlags } from './flags.ts'
import { isLater, isLink } from './link-words.ts'
import { readMoment } from './moment.ts'
import { Covered, isNumber, type Page, resultAt, signAt, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import type { Reading } from './read-value.ts'
import { hasReference } from './reference.ts'
import type { Meaning, State } from './state.ts'

/** A further value, the token after it and the bracket it may stand in, and what dates it. */
export interface Next {
  readonly reading: Reading
  /** The token after the value and the bracket it may stand in. */
  readonly end: number
  readonly when: Span | null
}

/** "(was 9/10)", "(b/l 0.8)", "(96-118)", "(198 pounds)", "(35% in 2021)": a value in brackets. */
export function readInside(state: State, meaning: Meaning, last: Reading, open: number, close: number): Next | null {
  const { page } = state
  const { observation } = meaning
  let i = open + 1
  let worded = false
  let when: Span | null = null
  while (i < close) {
    if (state.nameAt.has(i) || resultAt(page, i, 'target') || resultAt(page, i, 'reference')) return null
    const sides = state.used[i] ? null : earlierExtent(page, last, i, close)
    if (sides) return { reading: sides, end: close + 1, when }
    const choice = state.used[i] ? null : chooseReading(page, [meaning], i)
    if (choice && choice.reading.end <= close) {
      const { reading } = choice
      // "74.2 kg (+4.1 from admission)"
      if (signAt(page, i) === '+' && (observation.plausible?.[0] ?? 0) > 0) return null
      // "PSA 4.1 (2021)"
      if (isBareYear(page, i, open, close) && !isLarge(last)) return null
      if (!isPlausible(observation, reading.value, reading.unit) || family(reading) !== family(last)) {
        // "(154 lb 8.7 oz)" beside "70.1 kg", and "(1.702 m)" beside "5' 7""
        const two = last.value.type === 'words' && /^\d/.test(last.value.text) && reading.unit !== null
        if (!two && !(reading.value.type === 'words' && /^\d/.test(reading.value.text))) return null
      }
      if (reading.value.type === 'words' && !/^\d/.test(reading.value.text) && last.value.type !== 'words') return null
      // "E. coli (ESBL)": what kind of it grew
      if (reading.value.type === 'words' && observation.name.endsWith('culture')) return null
      if (!worded && hasReference(observation) && reading.value.type === 'range') return null
      // "(1.8, 1.5, bl 1.2)": the others follow
      const after = readFlags(page, reading.end).end
      const listed = observation.category === 'laboratory' || observation.category === 'vital-signs'
      if (',;'.includes(signAt(page, after) || '?') && listed && holdsNumbers(page, after, close))
        return { reading, end: after, when }
      return dated(page, reading, close, when)
    }
    const end = readWhen(page, i)
    if (end > i) {
      when = { start: page.tokens.start[i]!, end: page.tokens.end[end - 1]! }
      i = end
      continue
    }
    const word = wordAt(page, i)
    // "Tbili 3.2 (D 2.1)": the direct part
    if (/^(?:d|dir|direct|i|indirect)$/.test(word) && observation.name.startsWith('total ')) return null
    if (word === 'up' || word === 'down') return null // "1110 g (up 20)"
    const known =
      isLink(word) ||
      isLater(word) ||
      /^(b|l|bl|was|rpt|adm|admit|prior|prev|mo|wk|yr|previously|last|baseline|max|min|pk|from|tmax|tm|dry|prepreg|prepregnancy|pregravid|pre-pregnancy|usual|ubw|preop|pre-op|postop|est|"|'|pregnancy|pre|-|~|:|\/|=|-|dc|d|c)$/.test(
        word,
      )
    if (!known) return null
    worded = true
    i++
  }
  return null
}

/** "4.2 x 3.0 cm (5.1 x 4.4)": the earlier sides of what was measured, their unit that of the later. */
function earlierExtent(page: Page, { value }: Reading, i: number, close: number): Reading | null {
  if (value.type !== 'words' || !/^\d.*[x×]/.test(value.text) || !isNumber(page, i)) return null
  let end = i + 1
  while (/^[x×]$/.test(wordAt(page, end)) && isNumber(page, end + 1)) end += 2
  if (end !== close || end < i + 3) return null
  const text = page.text.slice(page.tokens.start[i]!, page.tokens.end[end - 1]!)
  return { value: { type: 'words', text }, comparator: null, unit: null, first: i, body: i, valueEnd: end, end }
}

/** Four digits of a year, alone in a bracket. */
function isBareYear(page: Page, i: number, open: number, close: number): boolean {
  return i === open + 1 && close === i + 1 && /^(?:19|20)\d\d$/.test(wordAt(page, i))
}

function isLarge({ value }: Reading): boolean {
  return value.type === 'number' && value.value >= 500
}

/** After a comma at token i only numbers, commas and words of time stand in the bracket. */
function holdsNumbers(page: Page, i: number, close: number): boolean {
  for (let k = i; k < close; k++)
    if (
      !isNumber(page, k) &&
      !',;"'.includes(signAt(page, k) || '?') &&
      !isLink(wordAt(page, k)) &&
      !isLater(wordAt(page, k))
    )
      return false
  return isNumber(page, close - 1)
}

/** After the value in a bracket only a date or a few words may stand: "in 2021", "on 5/24". */
function dated(page: Page, reading: Reading, close: number, when: Span | null): Next | null {
  let i = readFlags(page, reading.end).end
  // "(63.0 on admission, dry 58)": dated, and more behind the comma
  const on = /^(in|on|at)$/.test(wordAt(page, i)) && !resultAt(page, i, 'time') ? i + 1 : i
  const moment = readMoment(page, on)
  if (moment > on && moment < close && ',;'.includes(signAt(page, moment) || '?'))
    return { reading, end: moment, when: { start: page.tokens.start[on]!, end: page.tokens.end[moment - 1]! } }
  // "TBR 7% (<54 2%)": the first is a limit, and the share of what lies below it follows
  if (reading.comparator !== null && isNumber(page, i)) return null
  if (i < close && close - i > 4) return null
  const first = /^(in|on|at)$/.test(wordAt(page, i)) ? i + 1 : i
  if (first < close) when = { start: page.tokens.start[first]!, end: page.tokens.end[close - 1]! }
  for (; i < close; i++) if (signAt(page, i) === '=' || (page.covered[i]! & Covered.drug) !== 0) return null
  return { reading, end: close + 1, when }
}

/** Numbers and ranges may follow each other; other values only their like. */
export function family(reading: Reading): string {
  const { type } = reading.value
  // "3/5 left, 4+/5 right"
  if (reading.value.type === 'words' && /^\d[+-]?\/\d/.test(reading.value.text)) return 'score'
  return type === 'range' ? 'number' : type
}
