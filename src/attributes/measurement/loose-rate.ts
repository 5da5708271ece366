/** Heart rates without a name: "36.8C, 90BPM", "atrial flutter at 150 beats per minute". */
import { layoutsOf } from './layout.ts'
import type { MeasuredValue } from './measurement.ts'
import { readNumber, type WrittenNumber } from './number.ts'
import { observationOf, type Page, resultAt, signAt, startsLine, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { readRange } from './range.ts'
import { putUnnamed, type State } from './state.ts'
import { isSetting, isTarget } from './target.ts'
import { readUnit } from './unit.ts'

const setReach = 8 // tokens from "paced" or "predicted" to a rate that nobody's heart was counted at
const set =
  /^(?:pac(?:ed|er|ing|emaker)|programm(?:ed|ing)|backup|limit|lower|upper|predicted|target|goal|stimulation|metronome|cutoff|zone|tracking|detection)$/

const rhythms =
  /^(?:af|afib|a-fib|fib|flutter|aflutter|sr|nsr|sinus|irreg|irregular|reg|rrr|tachy|brady|tachycardic|bradycardic)$/

const traced = /^(?:ecg|ekg|tele|telemetry|monitor|rhythm)$/

/** "ECG:", "tele" and "EKG 3/4" before a rhythm. */
function isTraced(page: Page, i: number): boolean {
  for (let k = i - 1; k >= 0 && i - k <= 3; k--) if (traced.test(wordAt(page, k))) return true
  return false
}

/** A whole number that a heart may beat a minute, and no word behind it: "64,". */
function isBeats(page: Page, { text, value, end }: WrittenNumber): boolean {
  if (!/^\d{2,3}$/.test(text) || value < 25 || value > 250) return false
  return end >= page.tokens.length || startsLine(page, end) || ',;.'.includes(signAt(page, end) || '?')
}

/** "AF 90s", "irreg, 60s", "SR 70-80s": a rate that the rhythm stands before. */
function readRhythm(state: State, i: number): boolean {
  const { page } = state
  const before = signAt(page, i - 1) === ',' ? i - 2 : i - 1
  if (!rhythms.test(wordAt(page, before))) return false
  const concept = layoutsOf(page.lexicon).free.find((id) => observationOf(page, id).units[0] === '/min')
  if (concept === undefined) return false
  const range = readRange(page, i, observationOf(page, concept), true)
  // "ECG: AF 64, LAFB"
  const number = range === null && before === i - 1 && isTraced(page, before) ? readNumber(page, i) : null
  if (number && isBeats(page, number)) {
    putUnnamed(state, {
      concept,
      value: { type: 'number', value: number.value, text: number.text },
      first: i,
      end: number.end,
      rule: 'rhythm-rate',
    })
    return true
  }
  if (range?.value.type !== 'range' || !range.value.text.endsWith('s') || range.value.low < 30) return false
  if (!isPlausible(observationOf(page, concept), range.value, null) || isTarget(page, i, false)) return false
  putUnnamed(state, { concept, value: range.value, first: i, end: range.end, rule: 'rhythm-rate' })
  return true
}

/** Reads beats per minute at token i. */
export function readRate(state: State, i: number): boolean {
  const { page } = state
  if (readRhythm(state, i)) return true
  const number = readNumber(page, i)
  if (!number || !/^\d{2,3}$/.test(number.text) || !/^(?:bpm|beats?|to|-)$/.test(wordAt(page, number.end))) return false
  const concept = layoutsOf(page.lexicon).free.find((id) => observationOf(page, id).units[0] === '/min')
  if (concept === undefined) return false
  const observation = observationOf(page, concept)
  const range = readRange(page, i, observation, true)
  const valueEnd = range?.end ?? number.end
  if (!/^(?:bpm|beats?)$/.test(wordAt(page, valueEnd))) return false
  const unit = readUnit(page, valueEnd, observation)
  const value: MeasuredValue = range?.value ?? { type: 'number', value: number.value, text: number.text }
  if (unit?.ucum !== '/min' || !isPlausible(observation, value, unit.ucum)) return false
  if (isTarget(page, i, false) || isSetting(page, i) || /^(?:by|than|over|above|below)$/.test(wordAt(page, i - 1)))
    return false
  const from = Math.max(page.sentences[page.sentenceOf[i]!]?.first ?? i, i - setReach)
  for (let k = i - 1; k >= from && signAt(page, k) !== ';'; k--)
    if (set.test(wordAt(page, k)) || resultAt(page, k, 'setting')) return false
  putUnnamed(state, { concept, value, unit: unit.ucum, first: i, valueEnd, end: unit.end, rule: 'beats' })
  return true
}
