/** Parts: an exam told part by part: "Motor: R delt 4, WE 3; L 5 throughout", "Reflexes: bi 2+ R / 3+ L", "Pulses: DP 2+, PT dop". */
import { oneOf } from '../../note/index.ts'
import { readPartGrid } from './exam-grid.ts'
import { readExamProse } from './exam-prose.ts'
import { type Family, familyOf, partAt, readPartValue } from './exam-words.ts'
import { resultAt, signAt } from './page.ts'
import type { Reading } from './read-value.ts'
import { put, type State } from './state.ts'
import { meaningOf } from './unnamed.ts'

const isRight = oneOf('r rt right')
const isLeft = oneOf('l lt left')
const small = oneOf(
  'and with testing exam today strength throughout bilaterally bilateral b/l but of is are was were at in',
)
const mostParts = 40

/** Reads the parts behind every word of result-words.tsv that opens such an exam. */
export function readExamParts(state: State): void {
  const { page } = state
  let free = 0
  for (const i of page.otherTokens) {
    const head = i < free ? null : resultAt(page, i, 'exam')
    if (!head || state.used[i]) continue
    const family = familyOf(page.lexicon, head.key)
    if (!family) continue
    free =
      readPartGrid(state, i, head.end, family) ??
      readExamProse(state, i, head.end, family) ??
      readParts(state, i, head.end, family)
  }
}

/** Where the reader is: the side and the part that the next value is of, by their first tokens. */
interface Place {
  side: 'right' | 'left' | null
  sideAt: number
  concept: number
  partAt: number
  /** So many values were read since the part was named. */
  values: number
}

/** Reads parts and values from token i, behind the head; gives the token after the last of them. */
function readParts(state: State, head: number, from: number, family: Family): number {
  const { page } = state
  const sentence = page.sentences[page.sentenceOf[head]!]!
  const line = page.lines[page.lineOf[head]!]!
  const limit = Math.min(sentence.end, line.end)
  const place: Place = { side: null, sideAt: -1, concept: -1, partAt: -1, values: 0 }
  let at = from
  let read = from
  for (let n = 0; at < limit && n < mostParts * 4; n++) {
    if (isRight(page.tokens, at) || isLeft(page.tokens, at)) {
      // "DTRs 2+ R, 3+ L": the side of the value before
      place.side = isRight(page.tokens, at) ? 'right' : 'left'
      place.sideAt = at++
      continue
    }
    const part = partAt(state, family, at)
    if (part) {
      Object.assign(place, { concept: part.concept, partAt: at, values: 0 })
      at = part.end
      continue
    }
    const value = readPartValue(page, at, family, limit)
    if (value) {
      const end =
        putWhole(state, head, family, place, value) ??
        putBefore(state, head, family, place, value) ??
        putValue(state, head, family, place, value)
      if (end < 0) return read
      at = read = end
      continue
    }
    const sign = signAt(page, at)
    if (sign === ';') Object.assign(place, { concept: -1, values: 0 })
    if (!(sign !== '' && ',;:/|()-&='.includes(sign)) && !small(page.tokens, at)) return read
    at++
  }
  return read
}

/** "Pulse 2+": a grade right behind a head that by its name alone is something else, a rate; gives the token after it. */
function putWhole(state: State, head: number, family: Family, place: Place, reading: Reading): number | null {
  const name = state.names[state.nameAt.get(head) ?? -1]
  if (!name || place.concept >= 0 || place.sideAt >= 0 || !/^\d\+/.test(textOf(reading))) return null
  if (name.candidates.some(({ concept }) => concept === family.concept)) return null
  put(state, { meaning: meaningOf(state.page, family.concept), name: null, first: head, reading, rule: 'exam-part' })
  return reading.end
}

function textOf({ value }: Reading): string {
  return value.type === 'words' ? value.text : ''
}

/** "Str 5/5 BUE, 4/5 BLE": a value that no part stands before, and one right after; gives the token after both. */
function putBefore(state: State, head: number, family: Family, place: Place, reading: Reading): number | null {
  if (place.concept >= 0 || place.sideAt === reading.first - 1) return null
  const part = partAt(state, family, reading.end)
  if (!part || readPartValue(state.page, part.end, family, state.page.tokens.length)) return null
  const after = state.used[head] === 1
  put(state, {
    meaning: meaningOf(state.page, part.concept),
    name: null,
    first: after ? reading.first : head,
    reading,
    ...(after ? { end: part.end } : {}),
    rule: 'exam-part',
  })
  state.used[head] = 1
  return part.end
}

/** Puts a value down where a part or a side says what it is of; gives the token after it, or -1 where neither does. */
function putValue(state: State, head: number, family: Family, place: Place, reading: Reading): number {
  const { page } = state
  const { first, end } = reading
  const next = isRight(page.tokens, end) || isLeft(page.tokens, end)
  const sided = place.sideAt === first - 1 || next
  if (place.concept < 0 && !sided) return -1
  const right = next ? isRight(page.tokens, end) : place.side === 'right'
  const concept = place.concept >= 0 ? place.concept : family.sideOf(right ? 'right' : 'left')
  // "bi 2+ R / 3+ L": the second is a value alone; "R 5": the side is its name
  const named = place.concept >= 0 ? place.partAt : next ? head : place.sideAt
  const start = place.values > 0 || (place.concept < 0 && next && state.used[head]) ? first : named
  put(state, { meaning: meaningOf(page, concept), name: null, first: start, reading, rule: 'exam-part' })
  if (place.concept < 0 && next) state.used[head] = 1
  place.values++
  return end
}
