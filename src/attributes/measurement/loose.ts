/** Loose values: those whose order or oxygen names them: "98.6 88 118/72 18 96% RA", "95% on 2L", "8/10" of a pain. */
import { conceptsOf, type Lexicon } from '../../lexicon/index.ts'
import { type ReadShape, readBloodPressure } from './blood-pressure.ts'
import { readWhen } from './date-time.ts'
import { flagBefore, readFlags } from './flags.ts'
import { layoutsOf } from './layout.ts'
import { isLink } from './link-words.ts'
import { readNumber } from './number.ts'
import { type ReadOxygen, readOxygen } from './oxygen.ts'
import { hasUnit, isNumber, observationOf, type Page, resultAt, signAt, spacedBefore, startsLine, type WrittenUnit, wordAt } from './page.ts'
import type { Reading } from './read-value.ts'
import { mayBeScore, readScore } from './score.ts'
import { codeOn } from './specimen.ts'
import { put, type State } from './state.ts'
import { isSetting, isTarget } from './target.ts'
import { mayBeUnit, readUnit } from './unit.ts'
import { assignVitals, type VitalItem } from './vitals-line.ts'

/** Reads what no name and no panel has read. */
export function readLoose(state: State): void {
  const { page, used } = state
  const labels = new Set<number>()
  for (const panel of page.panels.values()) if (panel.layout.includes(' ~ ')) labels.add(afterLabel(page, panel.end))
  const { numberTokens } = page
  for (let k = 0; k < numberTokens.length; k++) {
    const i = numberTokens[k]!
    if (used[i]) continue
    const labelled = labels.has(i)
    // without a label three numbers and a pressure's two must stand near each other
    const line = labelled || numberTokens[k + 4]! - i < vitalsReach ? readVitals(state, i, labelled) : i
    if (line > i) while (numberTokens[k + 1]! < line) k++
    else if (!readSaturation(state, i)) readPain(state, i)
  }
}

const vitalsReach = 80 // tokens from the first number of a vitals line to its fifth

/** "VS on arrival: 98.6", "vitals were 98.6", "VS [**2146-12-25**] 0800 98.6": the first value after a label. */
function afterLabel(page: Page, end: number): number {
  let at = end
  for (let n = 0; n < 10; n++) {
    if (':-='.includes(signAt(page, at) || '?') || isLink(wordAt(page, at))) at++
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

/** A run of bare values with a blood pressure among them; gives the token after it, or `first` when it is none. */
function readVitals(state: State, first: number, labelled: boolean): number {
  const { page } = state
  const { free } = layoutsOf(page.lexicon)
  if (free.length === 0) return first
  const items: Item[] = []
  let at = first
  while (at < page.tokens.length && items.length < 8 && !state.nameAt.has(at)) {
    if (at > first && startsLine(page, at) && page.sentenceOf[at] !== page.sentenceOf[first]) break
    if (state.used[at]) break
    const item = readItem(state, at)
    if (!item) break
    items.push(item)
    at = item.flagsEnd
    while (',;|-/'.includes(signAt(page, at) || '?') || wordAt(page, at) === 'and') at++
  }
  const concepts = assignVitals(page, items, free, labelled)
  if (!concepts || isTarget(page, first, false)) return first
  items.forEach((item, n) => {
    const concept = concepts[n]!
    if (concept < 0) return
    const observation = observationOf(page, concept)
    put(state, {
      meaning: { concept, observation, ambiguous: false, code: codeOn(observation, null) },
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

/** One bare value: a pressure, a number with or without per cent or degrees; null for anything with another unit. */
function readItem(state: State, i: number): Item | null {
  const { page } = state
  const { free } = layoutsOf(page.lexicon)
  const pressure: ReadShape | null = readBloodPressure(page, i)
  const number = pressure ? null : readNumber(page, i)
  if (!pressure && (!number || number.text.startsWith('-'))) return null
  const end = pressure?.end ?? number!.end
  const word = wordAt(page, end)
  const unit = startsLine(page, end) ? null : freeUnit(page, end, free)
  // "88 y/o", "98.6F", "3 days": a word glued to the number, or another unit, makes it something else
  if (!unit && !spacedBefore(page, end) && /^[a-z0-9%:]/.test(word)) return null
  if (!unit && hasUnit(page, end) && !startsLine(page, end) && !/^[a-z]$/.test(word)) return null
  if (!unit && signAt(page, end) === '/' && isNumber(page, end + 1) && !spacedBefore(page, end)) return null
  if (!pressure && signAt(page, end) === '-' && isNumber(page, end + 1)) return null
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

const leastSaturation = 50

/** "95% RA", "97% on 2L NC": a per cent and the oxygen it was measured on. "50% oxygen" is what was given. */
function readSaturation(state: State, i: number): boolean {
  const { page } = state
  if (signAt(page, i + 1) !== '%') return false
  const concept = layoutsOf(page.lexicon).free.find((id) => observationOf(page, id).units[0] === '%')
  const number = readNumber(page, i)
  if (
    concept === undefined ||
    !number ||
    number.value < leastSaturation ||
    number.value > 100 ||
    signAt(page, number.end) !== '%'
  )
    return false
  const end = number.end + 1
  const oxygen = readOxygen(page, end)
  if (!oxygen) return false
  const device = resultAt(page, end, 'oxygen')
  if (device && device.name !== 'room air' && device.name !== 'nasal cannula') return false
  if (isTarget(page, i, false) || isSetting(page, i)) return false
  const observation = observationOf(page, concept)
  put(state, {
    meaning: { concept, observation, ambiguous: false, code: codeOn(observation, null) },
    name: null,
    first: i,
    reading: {
      value: { type: 'number', value: number.value, text: number.text },
      comparator: null,
      unit: '%',
      first: i,
      body: i,
      valueEnd: number.end,
      end,
    },
    oxygen: oxygen.oxygen,
    interpretation: flagBefore(page, wordAt(page, i - 1) === 'to' ? i - 1 : i, 0),
    rule: 'saturation-on-oxygen',
  })
  return true
}

const painScales = new WeakMap<Lexicon, number>()
const painReach = 25 // tokens from "pain" to "8/10"
const describing =
  /^(sharp|dull|aching|throbbing|burning|crampy|cramping|stabbing|severe|severity|intensity|rated|rates|scale|constant|worst|achy)$/

// What else is scored up to ten: "rates her stress level as an 8/10".
const otherScales =
  /^(stress|energy|satisfaction|anxiety|fatigue|confidence|mood|depression|happiness|function|motivation|itch|nausea|dyspnea)$/

/** "pain ... sharp, 8/10": a score of ten near the word that it scores. */
function readPain(state: State, i: number): void {
  const { page } = state
  if (!mayBeScore(page, i + 1)) return
  const score = readScore(page, i)
  if (score?.value.type !== 'score' || score.value.outOf !== 10) return
  let concept = painScales.get(page.lexicon)
  if (concept === undefined) {
    // the vital sign that is scored up to ten
    const scored = conceptsOf(page.lexicon, 'observation').find(
      ({ concept: one }) => one.category === 'vital-signs' && one.values.includes('score') && one.plausible?.[1] === 10,
    )
    concept = scored?.id ?? -1
    painScales.set(page.lexicon, concept)
  }
  if (concept < 0 || /^(on|since|dated|until|by|of)$/.test(wordAt(page, i - 1))) return
  let near = false
  for (let j = i - 1; j >= 0 && i - j <= painReach && !near; j--) {
    const name = state.nameAt.get(j)
    if (name !== undefined && state.names[name]!.candidates.some((one) => one.concept === concept)) near = true
    if (i - j <= 6 && describing.test(wordAt(page, j))) near = true
    if (i - j <= 6 && otherScales.test(wordAt(page, j))) return
  }
  if (!near) return
  const observation = observationOf(page, concept)
  put(state, {
    meaning: { concept, observation, ambiguous: false, code: codeOn(observation, null) },
    name: null,
    first: i,
    reading: {
      value: score.value,
      comparator: null,
      unit: null,
      first: i,
      body: i,
      valueEnd: score.end,
      end: score.end,
    },
    rule: 'score-of-ten',
  })
}
