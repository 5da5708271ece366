/** Elsewhere: the value of another time or place, told as the first was: "0.04 in March, 0.11 in June", "14 on scene and 15 in the ED". */
import { Kind } from '../../note/index.ts'
import type { Next } from './bracketed.ts'
import { readWhen } from './date-time.ts'
import { readMoment } from './moment.ts'
import { Covered, isNumber, type Page, resultAt, signAt, startsLine, wordAt } from './page.ts'
import type { Reading } from './read-value.ts'
import type { Meaning, State } from './state.ts'
import { tryAt } from './try-value.ts'

/** The value of another time or place, told as the first was: "0.04 in March, 0.11 in June", "14 on scene and 15 in the ED". */
export function readElsewhere(state: State, meaning: Meaning, last: Reading, at: number, limit: number): Next | null {
  const { page } = state
  const dated = readDated(state, meaning, last, at, limit)
  if (dated) return dated
  const first = placeEnd(page, at, Math.min(limit, at + placeReach))
  if (first === at) return null
  let i = first
  const comma = signAt(page, i) === ','
  if (comma) i++
  const joined = /^(and|but|then|was|is|were)$/.test(wordAt(page, i))
  // "17.3 yesterday 26.9 on admission"
  const worded = resultAt(page, at, 'time')?.end === first
  if (!comma && !joined && !worded) return null
  // "2/5 in the right shoulder, but is otherwise 5/5"
  let rest = false
  while (i < limit && /^(and|but|then|was|is|were|it|had|been|at|otherwise)$/.test(wordAt(page, i)))
    rest = wordAt(page, i++) === 'otherwise' || rest
  const reading = tryAt(state, meaning, last, i, limit)
  if (!reading || isWorded(reading) || reading.value.type === 'titre') return null
  const end = placeEnd(page, reading.end, Math.min(limit, reading.end + placeReach))
  if (end === reading.end && !rest) return null
  return { reading, end: reading.end, when: null }
}

/** ", at discharge 10.1", "and 9.2 today" the other way round: the words of time stand before the later value. */
function readDated(state: State, meaning: Meaning, last: Reading, at: number, limit: number): Next | null {
  const { page } = state
  let i = at
  if (',;|'.includes(signAt(page, i) || '?')) i++
  if (/^(and|then|but)$/.test(wordAt(page, i))) i++
  if (i === at) return null
  if (/^(on|at|by|in)$/.test(wordAt(page, i)) && !resultAt(page, i, 'time')) i++
  // "142, 1130 201": an hour before its value
  const end = isHour(page, i) && isNumber(page, i + 1) ? i + 1 : readMoment(page, i)
  if (end === i) return null
  let first = end
  while (/^(was|it|of|at|is)$/.test(wordAt(page, first)) && first < end + 2) first++
  const reading = tryAt(state, meaning, last, first, limit)
  // "2/14 GPC; 2/15 NGTD": a culture's are words
  const worded = reading?.value.type === 'words' && !isNone(reading) && !meaning.observation.name.endsWith('culture')
  if (!reading || worded) return null
  const closed =
    startsLine(page, reading.end) ||
    reading.end >= page.tokens.length ||
    ',.;)|'.includes(signAt(page, reading.end) || '?') ||
    (signAt(page, reading.end) === '(' && signAt(page, i - 1) === '|')
  if (!closed) return null
  return { reading, end: reading.end, when: { start: page.tokens.start[i]!, end: page.tokens.end[end - 1]! } }
}

/** "not detected" of what is counted elsewhere in the series */
function isNone({ value }: Reading): boolean {
  return value.type === 'words' && /^(?:nd|(?:not |un)detect(?:ed|able))$/.test(value.text)
}

function isHour(page: Page, i: number): boolean {
  return isNumber(page, i) && /^(?:[01]\d|2[0-3])[0-5]\d$/.test(wordAt(page, i))
}

/** "negative"; not the grade "2+" */
function isWorded({ value }: Reading): boolean {
  return value.type === 'words' && !/^\d/.test(value.text)
}

const placeReach = 8 // tokens of "in the left arm", "at the age of 37"

/** The token after words of a time or place that begin at token i: "in March", "on scene", "last week"; i when there are none. */
function placeEnd(page: Page, i: number, limit: number): number {
  const dated = readWhen(page, i)
  if (dated > i) return dated
  const worded = resultAt(page, i, 'time')
  if (worded) return worded.end
  if (
    /^(today|yesterday|initially|now|tonight|preoperatively|postoperatively|left|right|r|l|rt|lt|proximal|distal|proximally|distally)$/.test(
      wordAt(page, i),
    )
  )
    return i + 1
  // "3/5 for left knee"
  if (wordAt(page, i) === 'for' && !/^(the|left|right)$/.test(wordAt(page, i + 1))) return i
  if (
    !/^(for|in|on|at|this|last|before|after|during|while|when|upon|prior|early|late|one|two|three)$/.test(
      wordAt(page, i),
    )
  )
    return i
  let end = i + 1
  while (end < limit && !startsLine(page, end)) {
    const word = wordAt(page, end)
    if (signAt(page, end) !== '' || (page.covered[end]! & (Covered.drug | Covered.condition)) !== 0) break
    if (/^(and|but|then|was|is|were|with|which|who|for|we|he|she|it)$/.test(word)) break
    if (page.tokens.kind[end] !== Kind.word && page.tokens.kind[end] !== Kind.number) break
    end++
  }
  return end > i + 1 ? end : i
}
