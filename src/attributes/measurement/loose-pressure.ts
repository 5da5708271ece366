/** Pressures that a side, a date or a home log stands before: "BP R 152/80 L 148/78", "BP log: 11/11 108/62; 11/12 104/58". */
import { type ReadShape, readBloodPressure } from './blood-pressure.ts'
import { readDate, readTime } from './date-time.ts'
import { layoutsOf } from './layout.ts'
import { isNumber, observationOf, type Page, signAt, startsLine, wordAt } from './page.ts'
import { isPlausible } from './plausible.ts'
import { putUnnamed, type State } from './state.ts'
import { isTarget } from './target.ts'
import { readUnit } from './unit.ts'

const nameReach = 40 // tokens of a line, from "BP log" to the pressures of its last days
const chainReach = 14 // tokens from one day's pressure to the next
const sides = /^(?:r|l|rt|lt|right|left|rue|lue|rle|lle)$/
const logs = /^(?:log|logs|numbers|readings|reading|values|bps|pressures)$/
const moments =
  /^(?:pre|post|intra|predialysis|postdialysis|lowest|highest|min|max|initial|initially|repeat|recheck|rechecked|then|now|later|sit|sitting|stand|standing|supine|lying)$/
const leastSystolic = 70
const leastDiastolic = 35

/** Reads a pressure at token i that is one of a row; gives the token after it, or i when there is none. */
export function readRowPressure(state: State, i: number): number {
  const { page, used } = state
  if (signAt(page, i + 1) !== '/') return i
  const side = sides.test(wordAt(page, i - 1)) && (used[i - 2] || !isNumber(page, i - 2)) ? i - 1 : i
  const pressure = readBloodPressure(page, i)
  if (pressure?.value.type !== 'blood-pressure') return i
  const { systolic, diastolic } = pressure.value
  if (systolic < leastSystolic || diastolic < leastDiastolic) return i
  const concept = layoutsOf(page.lexicon).free.find((id) => observationOf(page, id).values[0] === 'ratio')
  if (concept === undefined || signAt(page, pressure.end) === '/' || isTarget(page, i, false)) return i
  const observation = observationOf(page, concept)
  if (!isPlausible(observation, pressure.value, null)) return i
  // "BP R 152/80": the name and the side are its own
  const named = nameBefore(state, side, concept, 2)
  const before = side < i && (named >= 0 || follows(state, side, 2))
  const dated = isDated(page, i)
  // "Pre BP 168/84  post 132/70  lowest intra 88/50"
  const labelled = moments.test(wordAt(page, i - 1)) && follows(state, i, chainReach)
  const known = dated && (nameBefore(state, i, concept, nameReach) >= 0 || follows(state, i, chainReach))
  if (
    !before &&
    !known &&
    !labelled &&
    !(dated && isVital(state, pressure.end)) &&
    !isLogged(state, i) &&
    !isBetween(state, i, pressure.end)
  )
    return i
  const unit = readUnit(page, pressure.end, observation)
  const first = before && named >= 0 && !used[named] ? named : i
  return putPressure(state, concept, pressure, unit?.ucum ?? null, unit?.end ?? pressure.end, first, i)
}

function putPressure(
  state: State,
  concept: number,
  { value, end: valueEnd }: ReadShape,
  unit: string | null,
  end: number,
  first: number,
  body: number,
): number {
  putUnnamed(state, { concept, value, unit, first, body, valueEnd, end, rule: 'pressure-row' })
  return end
}

/** The first token of a pressure's name that ends or stands within `reach` tokens before token i in its line; -1 where none does. */
function nameBefore({ page, names, nameAt }: State, i: number, concept: number, reach: number): number {
  for (let k = i - 1; k >= 0 && i - k <= reach; k--) {
    const known = nameAt.get(k)
    if (known !== undefined && names[known]!.candidates.some((one) => one.concept === concept)) return k
    if (startsLine(page, k)) return -1
  }
  return -1
}

/** "9/1: 140/88 HR 72": the name of another vital sign follows at token i. */
function isVital({ page, names, nameAt }: State, i: number): boolean {
  const known = nameAt.get(signAt(page, i) === ',' ? i + 1 : i)
  if (known === undefined || !isNumber(page, names[known]!.end)) return false
  return names[known]!.candidates.some((one) => observationOf(page, one.concept).category === 'vital-signs')
}

/** "HR 108, 114/66, RR 22": right behind a vital sign and right before another. */
function isBetween(state: State, i: number, end: number): boolean {
  const { page, used } = state
  const parted = ',;'.includes(signAt(page, i - 1) || '?') && ',;'.includes(signAt(page, end) || '?')
  return parted && used[i - 2] === 1 && isVital(state, end)
}

/** A pressure that was read stands within so many tokens before token i. */
function follows({ page, used }: State, i: number, reach: number): boolean {
  for (let k = i - 1; k >= 2 && i - k <= reach; k--)
    if (used[k] && used[k - 1] && signAt(page, k - 1) === '/' && isNumber(page, k) && isNumber(page, k - 2)) return true
  return false
}

/** A date or a time of day ends right before token i: "11/12 104/58", "11/12: 104/58", "8am 132/84". */
function isDated(page: Page, i: number): boolean {
  const end = signAt(page, i - 1) === ':' || signAt(page, i - 1) === '-' ? i - 1 : i
  for (const back of [2, 3, 5]) if (end >= back && readDate(page, end - back) === end) return true
  for (const back of [2, 3, 4]) if (end >= back && readTime(page, end - back) === end) return true
  return /^(?:\d{1,2})?(?:am|pm)$/.test(wordAt(page, end - 1))
}

/** "my home readings are 98/60, 104/58 and this AM 92/56": right after words of a log, with another pressure, or after one of them. */
function isLogged(state: State, i: number): boolean {
  const { page } = state
  let k = i - 1
  while (
    k >= 0 &&
    i - k <= 4 &&
    (/^(?:are|were|of|have|been|running|this|am|pm|and|today|morning)$/.test(wordAt(page, k)) ||
      ':,'.includes(signAt(page, k) || '?'))
  )
    k--
  if (logs.test(wordAt(page, k))) return true
  return i - 1 > k && follows(state, i, 5)
}
