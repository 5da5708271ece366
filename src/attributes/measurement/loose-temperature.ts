/** Loose temperatures: "BP138/72 HR84 RR16 36.9C": degrees that stand without a name right after another vital sign. */
import { layoutsOf } from './layout.ts'
import { readNumber } from './number.ts'
import { codeOn } from './on-specimen.ts'
import { observationOf, signAt, startsLine, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { put, type State } from './state.ts'
import { readUnit } from './unit.ts'

/** Reads a temperature with its unit at token i, where a value of the same line was read right before it. */
export function readTemperature(state: State, i: number): boolean {
  const { page, used } = state
  const before = signAt(page, i - 1) === ',' ? i - 2 : i - 1
  if (before < 0 || used[before] !== 1 || startsLine(page, i)) return false
  const concept = layoutsOf(page.lexicon).free.find((id) => observationOf(page, id).units.includes('Cel'))
  const number = readNumber(page, i)
  if (concept === undefined || !number || !/^\d{2,3}(?:\.\d)?$/.test(number.text)) return false
  const observation = observationOf(page, concept)
  const unit = readUnit(page, number.end, observation)
  if (!unit || !observation.units.includes(unit.ucum) || wordAt(page, unit.end) === '/') return false
  const value = { type: 'number', value: number.value, text: number.text } as const
  if (!isPlausible(observation, value, unit.ucum)) return false
  put(state, {
    meaning: { concept, observation, ambiguous: false, code: codeOn(observation, null) },
    name: null,
    first: i,
    reading: { value, comparator: null, unit: unit.ucum, first: i, body: i, valueEnd: number.end, end: unit.end },
    rule: 'degrees',
  })
  return true
}
