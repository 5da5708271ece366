/** Sides: a value for each side behind one name: "ABI R 0.62 L 0.91", "grip: right 5/5, left 4/5". */
import { oneOf } from '../../note/index.ts'
import { type Choice, chooseReading, mayBelong } from './choose.ts'
import { meaningsOf } from './meanings.ts'
import type { Name } from './names.ts'
import { signAt, startsLine } from './page.ts'
import { put, type State, use } from './state.ts'
import { readTail } from './tail.ts'

const isRight = oneOf('r rt right')
const isLeft = oneOf('l lt left')

/** Reads the values of both sides, or of one, of what an exam or an image measures; tells whether there were any. */
export function readSides(state: State, name: Name, limit: number): boolean {
  const { page } = state
  const { observation } = meaningsOf(state, name)[0]!
  if (observation.category !== 'exam' && observation.category !== 'imaging') return false
  const at = signAt(page, name.end) === ':' ? name.end + 1 : name.end
  const right = isRight(page.tokens, at)
  if (!right && !isLeft(page.tokens, at)) return false
  const first = readSide(state, name, at, limit)
  if (!first) return false
  const between = ',;/'.includes(signAt(page, first.end) || '?') ? first.end + 1 : first.end
  const other = (right ? isLeft : isRight)(page.tokens, between) ? readSide(state, name, between, limit) : null
  if (!other && name.ambiguous) return false
  putSide(state, name, name.first, first)
  if (other) putSide(state, name, other.choice.reading.first, other)
  use(state, at, other?.end ?? first.end)
  return true
}

interface Side {
  readonly choice: Choice
  readonly end: number
}

function readSide(state: State, name: Name, i: number, limit: number): Side | null {
  const { page } = state
  const at = ':='.includes(signAt(page, i + 1) || '?') ? i + 2 : i + 1
  if (at >= limit || startsLine(page, at) || state.used[at]) return null
  const choice = chooseReading(page, meaningsOf(state, name), at)
  if (!choice?.plausible || choice.reading.end > limit || choice.reading.value.type === 'range') return null
  if (!mayBelong(state, name, choice, { loose: 0, direct: true }, true)) return null
  return { choice, end: readTail(page, choice.reading.end, choice.meaning).end }
}

function putSide(state: State, name: Name, first: number, { choice }: Side): void {
  const { meaning, reading } = choice
  const { interpretation } = readTail(state.page, reading.end, meaning)
  put(state, { meaning, name, first, reading, interpretation, rule: 'name-gap-value' })
}
