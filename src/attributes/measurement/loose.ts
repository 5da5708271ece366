/** Loose values: those that no name stands beside: a vitals line ("98.6 88 118/72 18 96% RA"), and single ones. */
import { Kind, oneOf } from '../../note/index.ts'
import { type ReadShape, readBloodPressure } from './blood-pressure.ts'
import { readBodySize } from './body-size.ts'
import { readWhen } from './date-time.ts'
import { readFlags } from './flags.ts'
import { layoutsOf } from './layout.ts'
import { isLink } from './link-words.ts'
import { acuitiesOf, readAcuity } from './loose-acuity.ts'
import { readLooseExtent } from './loose-extent.ts'
import { readLesion } from './loose-lesion.ts'
import { readRowPressure } from './loose-pressure.ts'
import { readRate } from './loose-rate.ts'
import { readSaturation } from './loose-saturation.ts'
import { readPain, readPosed } from './loose-single.ts'
import { readMeasured } from './loose-size.ts'
import { readTemperature } from './loose-temperature.ts'
import { readVolume } from './loose-volume.ts'
import { Mark, roleMark } from './meant.ts'
import { readNumber } from './number.ts'
import { type ReadOxygen, readOxygen } from './oxygen.ts'
import {
  hasUnit,
  isNumber,
  observationOf,
  type Page,
  signAt,
  spacedBefore,
  startsLine,
  type WrittenUnit,
  wordAt,
} from './page.ts'
import type { Reading } from './read-value.ts'
import { put, type State } from './state.ts'
import { isTarget } from './target.ts'
import { mayBeUnit, readUnit } from './unit.ts'
import { meaningOf } from './unnamed.ts'
import { assignVitals, type VitalItem } from './vitals-line.ts'

/** Reads what no name and no panel has read. */
export function readLoose(state: State): void {
  const { page, used } = state
  const labels = new Set<number>()
  for (const panel of page.panels.values()) if (panel.layout.includes(' ~ ')) labels.add(afterLabel(page, panel.end))
  const { numberTokens } = page
  let known: ReadonlyMap<number, number> | null = null
  const acuities = (): ReadonlyMap<number, number> => (known ??= acuitiesOf(state))
  for (let k = 0; k < numberTokens.length; k++) {
    const i = numberTokens[k]!
    if (used[i]) continue
    const labelled = labels.has(i)
    // without a label three numbers and a pressure's two must stand near each other
    const near =
      labelled || (numberTokens[k + 4]! - i < vitalsReach && mayGoOn(page, i + 1) && mayHavePressure(page, k))
    const line = near ? readVitals(state, i, labelled) : i
    if (line > i) while (numberTokens[k + 1]! < line) k++
    else if (!readSaturation(state, i) && !readPosed(state, i) && !readTemperature(state, i) && !readRate(state, i)) {
      const pressure = readRowPressure(state, i)
      const size = pressure > i ? pressure : readBodySize(state, i)
      const measured = size > i ? size : readMeasured(state, i)
      const volume = measured > i ? measured : readVolume(state, i)
      const lesion = volume > i ? volume : readLesion(state, i)
      const extent = lesion > i ? lesion : readLooseExtent(state, i)
      const end = extent > i ? extent : readAcuity(state, i, acuities)
      if (end > i) while (numberTokens[k + 1]! < end) k++
      else readPain(state, i)
    }
  }
}

const goOn = roleMark('oxygen') | roleMark('flag') | Mark.unit

/** Can a further vital sign follow where token i stands after a number? Most words end the line of them. */
function mayGoOn(page: Page, i: number): boolean {
  const { kind, start, end } = page.tokens
  if (i >= page.tokens.length) return false
  if (kind[i] !== Kind.word || page.marks[i]! & goOn || end[i]! - start[i]! <= 4) return true
  const word = wordAt(page, i)
  return word === 'while' || word === 'breathing' || word === 'degrees'
}

/** Do two of the numbers from the k-th stand as a pressure's sides do: "118/72", "118 over 72", "(96-128)/(58-81)"? */
function mayHavePressure(page: Page, k: number): boolean {
  const { numberTokens, text, tokens } = page
  for (let n = k; n < k + mostNumbers && n + 1 < numberTokens.length; n++) {
    const next = numberTokens[n + 1]!
    for (let i = Math.max(numberTokens[n]! + 1, next - 3); i < next; i++) {
      const code = text.charCodeAt(tokens.start[i]!)
      if (code === 47 || code === 92) return true // / and its mirror
      // "over", "to"
      const length = tokens.end[i]! - tokens.start[i]!
      if ((code | 32) === (length === 4 ? 111 : length === 2 ? 116 : 0) && /^(over|to)$/.test(wordAt(page, i)))
        return true
    }
  }
  return false
}

const leastItems = 4 // values that are a vitals line without a label, in mid-line and after a colon: "PE: 128/84, 80, 98.2F"
const leastOpen = 3
const mostNumbers = 12 // of a vitals line
const vitalsReach = 60 // tokens from the first number of a vitals line to its fifth

/** "VS on arrival: 98.6", "vitals were 98.6", "VS [**2146-12-25**] 0800 98.6": the first value after a label. */
function afterLabel(page: Page, end: number): number {
  let at = end
  for (let n = 0; n < 10; n++) {
    if (':-='.includes(signAt(page, at) || '?') || isLink(wordAt(page, at))) at++
    else if (isNumber(page, at) && /^(?:[01]\d|2[0-3])[0-5]\d$/.test(wordAt(page, at)))
      at++ // "VS 0235 37.9": a time
    else if (isNumber(page, at) && readWhen(page, at) > at && !readBloodPressure(page, at)) at = readWhen(page, at)
    else break
  }
  return at
}

interface Item extends VitalItem {
  readonly reading: Reading
  readonly oxygen: ReadOxygen | null
  readonly flagsEnd: number
  readonly interpretation: ReturnType<typeof readFlags>['interpretation']
}

// "152 irreg / 98/60": the rhythm of the pulse
const isPassed = oneOf('and irreg irregular reg regular paced sinus sit sitting stand standing supine lying')

/** A run of bare values with a blood pressure among them; gives the token after it, or `first` when it is none. */
function readVitals(state: State, first: number, labelled: boolean): number {
  const { page } = state
  const { free } = layoutsOf(page.lexicon)
  if (free.length === 0) return first
  const items: Item[] = []
  const tied = labelled && isTied(page, first)
  let at = first
  while (at < page.tokens.length && items.length < 8 && !state.nameAt.has(at)) {
    if (at > first && startsLine(page, at) && page.sentenceOf[at] !== page.sentenceOf[first]) break
    if (state.used[at]) break
    const item = readItem(state, at, tied)
    if (!item) break
    items.push(item)
    at = item.flagsEnd
    while (',;|-/'.includes(signAt(page, at) || '?') || isPassed(page.tokens, at)) at++
  }
  const opens = first === 0 || startsLine(page, first) || signAt(page, first - 1) === ':'
  const concepts = assignVitals(page, items, free, labelled, opens ? leastOpen : leastItems)
  if (!concepts || isTarget(page, first, false)) return first
  items.forEach((item, n) => {
    const concept = concepts[n]!
    if (concept < 0) return
    put(state, {
      meaning: meaningOf(page, concept),
      name: null,
      first: item.reading.first,
      reading: item.reading,
      interpretation: item.interpretation,
      ...(item.oxygen ? { oxygen: item.oxygen.oxygen } : {}),
      rule: 'vitals-line',
    })
  })
  return at
}

/** "97.8-62-16-96%": hyphens between the vital signs, of which the first is a temperature. */
function isTied(page: Page, i: number): boolean {
  for (let n = 0; n < 3; n++)
    if (signAt(page, i + 2 * n + 1) !== '-' || !isNumber(page, i + 2 * n + 2) || spacedBefore(page, i + 2 * n + 2))
      return false
  return wordAt(page, i).includes('.') || wordAt(page, i).length === 2 || wordAt(page, i).startsWith('9')
}

/** One bare value: a pressure, a number with or without per cent or degrees; null for anything with another unit. */
function readItem(state: State, i: number, tied: boolean): Item | null {
  const { page } = state
  const { free } = layoutsOf(page.lexicon)
  const read: ReadShape | null = readBloodPressure(page, i)
  // "152 / 98/60": the pressure begins later
  const glued = read !== null && !spacedBefore(page, read.end) && !spacedBefore(page, read.end + 1)
  const pressure = read && glued && signAt(page, read.end) === '/' && isNumber(page, read.end + 1) ? null : read
  const number = pressure ? null : readNumber(page, i)
  if (!pressure && (!number || /^(?:-|0\d)/.test(number.text))) return null
  const end = pressure?.end ?? number!.end
  const word = wordAt(page, end)
  const unit = startsLine(page, end) ? null : freeUnit(page, end, free)
  // "88 y/o", "98.6F", "3 days": a word glued to the number, or another unit, makes it something else
  if (!unit && !spacedBefore(page, end) && /^[a-z0-9%:]/.test(word)) return null
  if (!unit && hasUnit(page, end) && !startsLine(page, end) && !/^[a-z]$/.test(word)) return null
  if (!unit && signAt(page, end) === '/' && isNumber(page, end + 1) && !spacedBefore(page, end)) return null
  if (!pressure && signAt(page, end) === '-' && isNumber(page, end + 1) && !tied) return null
  const after = unit?.end ?? end
  const percent = unit?.ucum === '%'
  const oxygen = readOxygen(page, after)
  const flags = readFlags(page, oxygen?.end ?? after)
  return {
    pressure: pressure !== null,
    number: number?.value ?? 0,
    decimal: number?.text.includes('.') ?? false,
    percent: percent || oxygen !== null,
    unit: unit?.ucum ?? null,
    reading: {
      value: pressure?.value ?? { type: 'number', value: number!.value, text: number!.text },
      comparator: null,
      unit: unit?.ucum ?? null,
      first: i,
      body: i,
      valueEnd: end,
      end: after,
    },
    oxygen,
    flagsEnd: flags.end,
    interpretation: flags.interpretation,
  }
}

/** The unit at token i that one of the vital signs can have. */
function freeUnit(page: Page, i: number, free: readonly number[]): WrittenUnit | null {
  if (!mayBeUnit(page, i)) return null
  for (const concept of free) {
    const unit = readUnit(page, i, observationOf(page, concept))
    if (unit) return unit
  }
  return null
}
