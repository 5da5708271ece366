/** Single loose values: those that what stands around them names: "lying 134/82", "8/10" of a pain. */
import { conceptsOf, type Lexicon } from '../../lexicon/index.ts'
import { oneOf } from '../../note/index.ts'
import { readBloodPressure } from './blood-pressure.ts'
import { layoutsOf } from './layout.ts'
import type { MeasuredValue } from './measurement.ts'
import { isNumber, observationOf, resultAt, signAt, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { mayBeScore, readScore } from './score.ts'
import { putUnnamed, type State } from './state.ts'
import { isTarget } from './target.ts'
import { readUnit } from './unit.ts'

/** "lying 134/82, standing 108/70": a pressure that the patient's position stands before. */
export function readPosed(state: State, i: number): boolean {
  const { page, used } = state
  const colon = signAt(page, i - 1) === ':' ? 1 : 0
  // "standing 1 min 112/70", "standing x 3 min: 112/70"
  const timed = isMinutes(page.tokens, i - 1 - colon) && isNumber(page, i - 2 - colon) ? 2 : 0
  const times = timed > 0 && /^(?:x|at|after|@)$/.test(wordAt(page, i - 3 - colon)) ? 1 : 0
  const first = i - 1 - colon - timed - times
  if (first < 0 || used[first] || resultAt(page, first, 'position')?.end !== first + 1) return false
  const pressure = readBloodPressure(page, i)
  const concept = layoutsOf(page.lexicon).free.find((id) => observationOf(page, id).values[0] === 'ratio')
  if (!pressure || concept === undefined || isTarget(page, i, false)) return false
  const observation = observationOf(page, concept)
  if (!isPlausible(observation, pressure.value, null)) return false
  const unit = readUnit(page, pressure.end, observation)
  putUnnamed(state, {
    concept,
    value: pressure.value,
    unit: unit?.ucum ?? null,
    first,
    body: i,
    valueEnd: pressure.end,
    end: unit?.end ?? pressure.end,
    rule: 'position-pressure',
  })
  return true
}

const isMinutes = oneOf('min mins minute minutes')

const painScales = new WeakMap<Lexicon, number>()
function textOf(value: MeasuredValue): string {
  return value.type === 'words' ? value.text : ''
}

const painReach = 40 // tokens from "pain" to "8/10"

/** "pain ... sharp, 8/10": a score of ten near the word that it scores. */
export function readPain(state: State, i: number): void {
  const { page } = state
  if (!mayBeScore(page, i + 1)) return
  const score = readScore(page, i)
  if (!score) return
  // "6-7/10" is one of two
  const ofTen = score.value.type === 'score' ? score.value.outOf === 10 : /^\d+-\d+\/10$/.test(textOf(score.value))
  if (!ofTen) return
  let concept = painScales.get(page.lexicon)
  if (concept === undefined) {
    // the vital sign that is scored up to ten
    const scored = conceptsOf(page.lexicon, 'observation').find(
      ({ concept: one }) => one.category === 'vital-signs' && one.values.includes('score') && one.plausible?.[1] === 10,
    )
    concept = scored?.id ?? -1
    painScales.set(page.lexicon, concept)
  }
  if (concept < 0 || /^(on|since|dated|until|by|lmp|edd|edc|dob)$/.test(wordAt(page, i - 1))) return
  // "one of 9/10" is none, "a level of 8/10" is; the 9/10 of "8-9/10" is a part
  if (wordAt(page, i - 1) === 'of' && !/^(level|score|severity|intensity|rating)$/.test(wordAt(page, i - 2))) return
  if (signAt(page, i - 1) === '-' && isNumber(page, i - 2)) return
  let near = false
  for (let j = i - 1; j >= 0 && i - j <= painReach && !near; j--) {
    const name = state.nameAt.get(j)
    if (name !== undefined && state.names[name]!.candidates.some((one) => one.concept === concept)) near = true
    if (i - j <= 6 && resultAt(page, j, 'pain')) near = true
    if (i - j <= 6 && resultAt(page, j, 'other scale')) return
  }
  if (!near || isTarget(page, i, true)) return
  putUnnamed(state, { concept, value: score.value, first: i, end: score.end, rule: 'score-of-ten' })
}
