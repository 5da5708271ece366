/** Exams told in prose, each value before its parts: "Strength is 5/5 in the deltoids and biceps, 4/5 in the hand intrinsics". */
import { oneOf } from '../../note/index.ts'
import { type Family, partAt, readPartValue } from './exam-words.ts'
import { signAt, startsLine } from './page.ts'
import type { Reading } from './read-value.ts'
import { put, type State } from './state.ts'
import { endsThere } from './unit.ts'
import { meaningOf } from './unnamed.ts'

const isLink = oneOf('is was are were of strength testing exam : otherwise')
const isOf = oneOf('in of at for to')
const isSmall = oneOf(
  'in of at for to the and or all both bilateral bilaterally right left his her muscle muscles group groups proximal distal with but is are was were , ; extremities extremity hand',
)
const isSide = oneOf('right left upper lower')
const isRest = oneOf('elsewhere throughout otherwise')
const mostSmall = 5 // between a value and its part: "in the bilateral hand"
const mostTokens = 120

/** Reads the values behind the head at token `head`, which ends before `from`; gives the token after the last, null where it is no such prose. */
export function readExamProse(state: State, head: number, from: number, family: Family): number | null {
  const { page } = state
  const limit = Math.min(page.sentences[page.sentenceOf[head]!]!.end, from + mostTokens)
  let at = from
  while (at < from + 3 && isLink(page.tokens, at)) at++
  const first = readPartValue(page, at, family, limit)
  if (!first || state.used[at] || !isOf(page.tokens, first.end) || partAfter(state, first, family, limit) < 0)
    return null
  putOne(state, head, family, first)
  let end = first.end
  for (let i = first.end; i < limit; ) {
    const part = partAt(state, family, i)
    if (part) {
      i = part.end
      continue
    }
    const value = readPartValue(page, i, family, limit)
    if (value) {
      if (state.used[i] || !(partAfter(state, value, family, limit) >= 0 || isRest(page.tokens, value.end))) return end
      putOne(state, value.first, family, value)
      i = end = value.end
      continue
    }
    if (!isSmall(page.tokens, i) && !',;'.includes(signAt(page, i) || '?')) return end
    i++
  }
  return end
}

/** The token after the part that stands behind a value and a few small words; -1 where none does. */
function partAfter(state: State, { end }: Reading, family: Family, limit: number): number {
  const { page } = state
  for (let i = end; i < Math.min(limit, end + mostSmall) && !startsLine(page, i); i++) {
    const part = partAt(state, family, i)
    // "and 5/5 in the left"
    if (part || (isSide(page.tokens, i) && endsThere(page, i + 1))) return part?.end ?? i + 1
    if (!isSmall(page.tokens, i)) return -1
  }
  return -1
}

function putOne(state: State, first: number, family: Family, reading: Reading): void {
  put(state, { meaning: meaningOf(state.page, family.concept), name: null, first, reading, rule: 'exam-part' })
}
