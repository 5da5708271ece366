/** Lettered parts of a score: "E4 V4 M6", "E4V5M6", "E 3, V 4, M 6": each letter stands for one of its observations. */
import { Flag, Kind } from '../../note/index.ts'
import { layoutsOf } from './layout.ts'
import { isNumber, observationOf, type Page, signAt, startsLine } from './page.ts'
import { isPlausible } from './plausible.ts'
import { putUnnamed, type State } from './state.ts'

/** A letter of a score and its digit: the tokens, and the characters where both stand in a longer one. */
interface Part {
  readonly first: number
  readonly end: number
  readonly start: number
  readonly digit: string
}

/** Reads the lettered scores of a note: all letters of one, in order. */
export function readLettered(state: State): void {
  const { page } = state
  const { lettered } = layoutsOf(page.lexicon)
  if (lettered.length === 0) return
  const { tokens, text } = page
  const letter = lettered[0]!.letter.charCodeAt(0)
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.kind[i] !== Kind.word || text.charCodeAt(tokens.start[i]!) !== letter || state.used[i]) continue
    const parts = readParts(
      page,
      i,
      lettered.map((one) => one.letter),
    )
    if (!parts) continue
    parts.forEach((part, n) => putPart(state, part, lettered[n]!.concept))
    i = parts.at(-1)!.end - 1
  }
}

const unknown = 'T' // what a tube keeps from being scored

function putPart(state: State, { first, end, start, digit }: Part, concept: number): void {
  const value = { type: 'number', value: Number(digit), text: digit } as const
  if (digit === unknown || !isPlausible(observationOf(state.page, concept), value, null)) return
  const stop = state.page.tokens.end[end - 1] === start + 2 ? state.page.tokens.end[end - 1]! : start + 2
  const span = end - first > 1 ? null : { start, end: stop }
  putUnnamed(state, {
    concept,
    value,
    first,
    end,
    ...(span ? { span, valueSpan: { start: span.end - 1, end: span.end } } : { body: end - 1 }),
    rule: 'lettered',
  })
}

/** The parts from token i, one a letter; null where one is wanting. */
function readParts(page: Page, i: number, letters: readonly string[]): readonly Part[] | null {
  const { tokens, text } = page
  const parts: Part[] = []
  let at = i
  let offset = 0 // in a token that holds several
  for (const letter of letters) {
    if (at >= tokens.length) return null
    if (offset === 0 && parts.length > 0 && ',/'.includes(signAt(page, at) || '?')) at++
    const start = (tokens.start[at] ?? 0) + offset
    if (text[start] !== letter || (offset === 0 && !(tokens.flags[at]! & Flag.capital))) return null
    if (parts.length > 0 && startsLine(page, at)) return null
    const end = tokens.end[at]!
    if (start + 1 === end) {
      // "E 4"
      if (!isNumber(page, at + 1) || tokens.end[at + 1]! - tokens.start[at + 1]! !== 1) return null
      parts.push({ first: at, end: at + 2, start, digit: text[tokens.start[at + 1]!]! })
      at += 2
      continue
    }
    const digit = text[start + 1]!
    if (!/[0-9T]/.test(digit)) return null
    parts.push({ first: at, end: at + 1, start, digit })
    offset = start + 2 < end ? offset + 2 : 0
    if (offset === 0) at++
  }
  return offset === 0 ? parts : null
}
