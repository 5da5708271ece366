/** Loose saturations: those that the oxygen or the exertion beside them names: "95% on 2L", "84% with ambulation", "2L NC 95". */
import { oneOf } from '../../note/index.ts'
import { flagBefore, readFlags } from './flags.ts'
import { foundIn } from './found-in.ts'
import { layoutsOf } from './layout.ts'
import { readNumber } from './number.ts'
import { type Oxygen, readOxygen } from './oxygen.ts'
import { isNumber, observationOf, type Page, resultAt, signAt, spacedBefore, startsLine, wordAt } from './page.ts'
import { putUnnamed, type State } from './state.ts'
import { isSetting, isTarget } from './target.ts'

const least = 50
const leastBare = 70 // of a number without its sign
const foundReach = 24 // tokens back to another value of the same thought

/** Reads the saturation at token i where what stands around it tells that it is one. */
export function readSaturation(state: State, i: number): boolean {
  const { page } = state
  const concept = layoutsOf(page.lexicon).free.find((id) => observationOf(page, id).units[0] === '%')
  const number = readNumber(page, i)
  if (concept === undefined || !number || number.value < least || number.value > 100) return false
  const percent = signAt(page, number.end) === '%'
  const end = percent ? number.end + 1 : number.end
  const oxygen = percent ? readOxygen(page, end) : null
  const named = percent
    ? (oxygen !== null && isMeasuredOn(state, i, end, number.value)) ||
      isExerted(state, concept, i, end) ||
      isBetween(state, concept, i, end, number.value)
    : number.value >= leastBare && isAfterOxygen(state, i, end)
  if (!named || isTarget(page, i, false) || isSetting(page, i)) return false
  put(state, concept, i, number.end, end, oxygen?.oxygen)
  return true
}

function put(
  state: State,
  concept: number,
  i: number,
  valueEnd: number,
  end: number,
  oxygen: { readonly value: Oxygen; readonly span: { readonly start: number; readonly end: number } } | undefined,
): void {
  const { page } = state
  const { value, text } = readNumber(page, i)!
  putUnnamed(state, {
    concept,
    value: { type: 'number', value, text },
    unit: '%',
    first: i,
    valueEnd,
    end,
    ...(oxygen ? { oxygen } : {}),
    interpretation: flagBefore(page, wordAt(page, i - 1) === 'to' ? i - 1 : i, 0),
    rule: 'saturation-on-oxygen',
  })
}

/** "95% RA", "97% on 2L NC"; of "50% face mask" the per cent is what was given, but for "RR 22, 96% HFNC" among vital signs. */
function isMeasuredOn(state: State, i: number, end: number, value: number): boolean {
  const device = resultAt(state.page, end, 'oxygen')
  if (!device || device.traits === 'saturation') return true
  return value > 80 && value < 100 && isAmongVitals(state, i) && isSign(state.page, i - 1, ',;')
}

const leastBetween = 80

/** "heart rate 100, 97%, respirations 15": alone between commas, right behind a vital sign of a sentence that tells no saturation. */
function isBetween(state: State, concept: number, i: number, end: number, value: number): boolean {
  const { page, found } = state
  if (value < leastBetween || !isSign(page, i - 1, ',;') || startsLine(page, i)) return false
  if (end < page.tokens.length && !startsLine(page, end) && !isSign(page, end, ',;.')) return false
  const near = foundIn(state, page.sentenceOf[i]!)
  let behind = false
  for (let k = 0; k < near.length && k < mostLooked; k++) {
    const one = found[near[near.length - 1 - k]!]!
    if (one.concept === concept || observationOf(page, one.concept).implied === '%') return false
    behind ||= one.end === i - 1 && observationOf(page, one.concept).implied !== null
  }
  return behind
}

const isWith = oneOf('with on during while w after')
const isExertion = oneOf(
  'ambulation ambulating ambulatory exertion exercise walking activity movement rest sleep sleeping stairs',
)

/** "96% on room air, dropped to 84% with ambulation": what it is of is told before. */
function isExerted(state: State, concept: number, i: number, end: number): boolean {
  const { page } = state
  const at = isWith(page.tokens, end) ? end + 1 : end
  if (!isExertion(page.tokens, at) && !(wordAt(page, end) === 'at' && wordAt(page, end + 1) === 'rest')) return false
  return isBefore(state, i, (id) => id === concept || observationOf(page, id).implied === '%')
}

/** "HR 88, 2L NC 95.": the oxygen stands before it, among vital signs. */
function isAfterOxygen(state: State, i: number, end: number): boolean {
  const { page } = state
  if (startsLine(page, i) || !spacedBefore(page, i)) return false
  if (resultAt(page, i - 1, 'oxygen')?.end !== i && resultAt(page, i - 2, 'oxygen')?.end !== i) return false
  if (readFlags(page, end).end < page.tokens.length && !startsLine(page, end) && !isSign(page, end, ',;.)'))
    return false
  return !(signAt(page, end) === '.' && isNumber(page, end + 1)) && isAmongVitals(state, i)
}

function isAmongVitals(state: State, i: number): boolean {
  return isBefore(state, i, (id) => observationOf(state.page, id).category === 'vital-signs')
}

const mostLooked = 40 // values of a sentence

/** Was a value that is what it must be read before token i, not far and in its sentence? */
function isBefore(state: State, i: number, is: (concept: number) => boolean): boolean {
  const { page, found } = state
  const near = foundIn(state, page.sentenceOf[i]!)
  for (let k = 0; k < near.length && k < mostLooked; k++) {
    const { first, concept } = found[near[near.length - 1 - k]!]!
    if (first < i && i - first <= foundReach && is(concept)) return true
  }
  return false
}

function isSign(page: Page, i: number, signs: string): boolean {
  return signs.includes(signAt(page, i) || '?')
}
