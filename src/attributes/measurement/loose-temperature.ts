/** Loose temperatures, without a name: "BP138/72 HR84 RR16 36.9C" right after another vital sign, "101 degrees Fahrenheit" anywhere. */
import { Kind } from '../../note/index.ts'
import { layoutsOf } from './layout.ts'
import type { MeasuredValue } from './measurement.ts'
import { readNumber } from './number.ts'
import { observationOf, type Page, resultAt, signAt, startsLine, unitsAt, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { readRange } from './range.ts'
import { putUnnamed, type State } from './state.ts'
import { isTarget } from './target.ts'
import { readUnit } from './unit.ts'

const heated =
  /^(?:water|saline|fluids?|bath|heated|warmed|cooled|stored|stor(?:e|age)|incubated|oven|room|outside|weather|ambient|air|than|above|over|below|under|exceeds?|reach(?:es)?|if|call|any|until|probe|lesion|ablation|energy|seconds|minutes)$/
const reach = 10 // tokens before the degrees that may say of what they are

/** Reads a temperature with its unit at token i. */
export function readTemperature(state: State, i: number): boolean {
  const { page, used } = state
  const before = signAt(page, i - 1) === ',' ? i - 2 : i - 1
  const beside = before >= 0 && used[before] === 1 && !startsLine(page, i)
  if (!beside && !isSpelt(page, i)) return false
  const concept = layoutsOf(page.lexicon).free.find((id) => observationOf(page, id).units.includes('Cel'))
  const number = readNumber(page, i)
  if (concept === undefined || !number || !/^\d{2,3}(?:\.\d)?$/.test(number.text)) return false
  const observation = observationOf(page, concept)
  const range = beside ? null : readRange(page, i, observation, true)
  const valueEnd = range?.end ?? number.end
  const unit = readUnit(page, valueEnd, observation)
  if (!unit || !observation.units.includes(unit.ucum) || wordAt(page, unit.end) === '/') return false
  if (!beside && (isTarget(page, i, true) || isOther(page, i))) return false
  const value: MeasuredValue = range?.value ?? { type: 'number', value: number.value, text: number.text }
  if (!isPlausible(observation, value, unit.ucum)) return false
  putUnnamed(state, { concept, value, unit: unit.ucum, first: i, valueEnd, end: unit.end, rule: 'degrees' })
  return true
}

/** "101 degrees Fahrenheit", "38.5 °C": degrees with their scale, that nothing but a body has between 88 and 110 of the one. */
function isSpelt(page: Page, i: number): boolean {
  const first = readNumber(page, i)
  const joined = first && (wordAt(page, first.end) === 'to' || signAt(page, first.end) === '-')
  const number = joined ? readNumber(page, first.end + 1) : first
  if (!number || !/^(?:degrees?|deg|°|º)$/.test(wordAt(page, number.end))) return false
  return unitsAt(page, number.end).some(({ ucum, end }) => end > number.end + 1 && /^(?:Cel|\[degF\])$/.test(ucum))
}

function isOther(page: Page, i: number): boolean {
  const from = Math.max(page.sentences[page.sentenceOf[i]!]?.first ?? i, i - reach)
  for (let k = i - 1; k >= from; k--)
    if (heated.test(wordAt(page, k)) || page.tokens.kind[k] === Kind.comparator || resultAt(page, k, 'threshold'))
      return true
  return false
}
