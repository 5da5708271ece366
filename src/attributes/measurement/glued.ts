/** Glued vital signs: "HR78", "P95 R20": a name and its number in one token, among other vital signs; and "36.9C" beside them. */
import { Flag, Kind, type Span } from '../../note/index.ts'
import { conceptCalled } from './called.ts'
import { layoutsOf } from './layout.ts'
import { readNumber } from './number.ts'
import { hasUnit, observationOf, type Page, spacedBefore } from './page.ts'
import { isPlausible } from './plausible.ts'
import { putUnnamed, type State } from './state.ts'
import { readUnit } from './unit.ts'

const reach = 8 // tokens to another value
const most = 5 // letters and digits of such a token: "SBP110" is one too many to be sure of

interface Glued {
  readonly token: number
  readonly concept: number
  /** Where its digits begin in the token. */
  readonly letters: number
}

/** Reads the glued vital signs of a note: each needs another vital sign near it, glued or not. */
export function readGlued(state: State): void {
  const { page, used } = state
  const { kind, flags, start, end } = page.tokens
  const glued: Glued[] = []
  for (let i = 0; i < page.tokens.length; i++) {
    if (kind[i] !== Kind.word || !(flags[i]! & Flag.digit) || !(flags[i]! & Flag.capital) || used[i]) continue
    if (end[i]! - start[i]! > most) continue
    const one = readToken(page, i)
    if (one) glued.push(one)
  }
  // one letter and a number is much else: "P53", "R20"; it needs a vital sign that is none of these
  const anchors = new Set<number>()
  for (const one of state.found) if (isVital(state, one.concept)) anchors.add(one.first)
  for (const { token, letters } of glued) if (letters > 1) anchors.add(token)
  if (anchors.size === 0) return
  for (const { token, concept, letters } of glued) {
    if (!isBeside(anchors, token)) continue
    const text = page.text.slice(start[token]! + letters, end[token]!)
    const span = { start: start[token]! + letters, end: end[token]! }
    putValue(state, concept, token, token + 1, token + 1, text, null, span)
  }
  readDegrees(state, anchors)
}

function isVital(state: State, concept: number): boolean {
  return observationOf(state.page, concept).category === 'vital-signs'
}

function readToken(page: Page, i: number): Glued | null {
  const text = page.text.slice(page.tokens.start[i]!, page.tokens.end[i]!)
  const parts = /^([A-Z]{1,3})(\d{2,3})$/.exec(text)
  if (!parts) return null
  const concept = conceptCalled(page.lexicon, parts[1]!)
  if (concept < 0) return null
  const observation = observationOf(page, concept)
  if (observation.category !== 'vital-signs' || observation.implied === null) return null
  const value = { type: 'number', value: Number(parts[2]), text: parts[2]! } as const
  return isPlausible(observation, value, null) ? { token: i, concept, letters: parts[1]!.length } : null
}

/** "36.9C" among vital signs that have no temperature of their own name. */
function readDegrees(state: State, anchors: ReadonlySet<number>): void {
  const { page, used } = state
  const concept = layoutsOf(page.lexicon).free.find((id) => observationOf(page, id).units.includes('Cel'))
  if (concept === undefined) return
  const observation = observationOf(page, concept)
  for (const i of page.numberTokens) {
    if (used[i] || !hasUnit(page, i + 1) || spacedBefore(page, i + 1)) continue
    const unit = readUnit(page, i + 1, observation)
    if (!unit || (unit.ucum !== 'Cel' && unit.ucum !== '[degF]')) continue
    const number = readNumber(page, i)!
    if (!isPlausible(observation, { type: 'number', value: number.value, text: number.text }, unit.ucum)) continue
    if (isBeside(anchors, i)) putValue(state, concept, i, i + 1, unit.end, number.text, unit.ucum)
  }
}

function putValue(
  state: State,
  concept: number,
  first: number,
  valueEnd: number,
  end: number,
  text: string,
  unit: string | null,
  valueSpan?: Span,
): void {
  const value = { type: 'number', value: Number(text), text } as const
  putUnnamed(state, { concept, ambiguous: true, value, unit, first, valueEnd, end, valueSpan, rule: 'glued' })
}

/** Does another of these tokens stand near? */
export function isBeside(anchors: ReadonlySet<number>, token: number): boolean {
  for (let i = token - reach; i <= token + reach; i++) if (i !== token && anchors.has(i)) return true
  return false
}
