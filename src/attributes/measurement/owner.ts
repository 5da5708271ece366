/** Owner: does a value belong to the name before it, or to the next one? */

import { Kind } from '../../note/index.ts'
import type { Choice } from './choose.ts'
import type { Gap } from './gap.ts'
import { meaningsOf } from './meanings.ts'
import { isNumber, type Page, resultAt, signAt, startsLine, wordAt } from './page.ts'
import { isLength, isMeasured } from './size.ts'
import type { State } from './state.ts'

/** A value in brackets closes them or has its unit; one after a comma has a unit that only it can have. */
export function isSet(page: Page, { meaning, reading, plausible }: Choice, gap: Gap): boolean {
  const sized = isLength(reading)
  if ((reading.value.type === 'words' && !sized) || !plausible) return false
  const united = reading.unit !== null || sized || reading.value.type === 'blood-pressure'
  // "a hilar node, 3.4 cm infrarenal aneurysm": the next one's
  if (gap.comma && sized && !/^[,;.)]?$/.test(endSign(page, reading.end)) && !isMeasured(page, reading, 0)) return false
  if (gap.comma) {
    // "pulse 70, respiratory rate, 20, saturation 98%": dictated with a comma in the place of "is"
    const told = meaning.observation.category === 'vital-signs' && !meaning.ambiguous && gap.loose === 0
    const listed = told && reading.value.type === 'number' && ',.;'.includes(signAt(page, reading.end) || '?')
    return (united || listed) && !/^(?:m?g|meq|\/d|\/wk)$/.test(reading.unit ?? '')
  }
  const close = signAt(page, reading.end)
  // "Hgb (13.5-17.5 g/dL): 11.2": the reference range comes first
  if (reading.value.type === 'range' && (!united || (close === ')' && comesAfter(page, reading.end + 1)))) return false
  return (
    close === ')' ||
    (united && (',;[('.includes(close || '?') || /^(at|in|on|with|after|diameter)$/.test(wordAt(page, reading.end))))
  )
}

/** The sign at token i; '' at the end of a line, '?' for a word. */
function endSign(page: Page, i: number): string {
  return i >= page.tokens.length || startsLine(page, i) ? '' : signAt(page, i) || '?'
}

/** Does a value follow the bracket before token i: ": 11.2", "11.2"? */
function comesAfter(page: Page, i: number): boolean {
  const at = signAt(page, i) === ':' ? i + 1 : i
  return isNumber(page, at) && !startsLine(page, at)
}

/**
 * "differential with 82 neutrophils", "5 WBCs and 5 RBCs", "UA: neg LE": a value right before another name belongs to that
 * one when words stand between it and its own, or when the other has no value of its own.
 */
export function belongsToNext(state: State, { reading }: Choice, gap: Gap): boolean {
  // "ketones and blood, 30 mg/dL of protein"
  if (gap.comma && wordAt(state.page, reading.end) === 'of' && state.nameAt.has(reading.end + 1)) return true
  // "4+ tonsils with 2+/3+ hypertrophic adenoid pads"
  if (isGrade(reading) && wordAt(state.page, reading.first - 1) === 'with')
    for (let k = reading.end; k <= reading.end + mostAdjectives; k++) if (state.nameAt.has(k)) return true
  // "Urinalysis: negative for ketones"
  const linked = wordAt(state.page, reading.end) === 'for' && reading.value.type === 'words' ? 1 : 0
  const next = state.nameAt.get(reading.end + linked)
  if (next === undefined || startsLine(state.page, reading.end)) return false
  const { page } = state
  if (gap.loose > 0 || /^(and|with|,)$/.test(wordAt(page, reading.first - 1))) return true
  const before = resultAt(page, reading.body, 'result')
  if (linked) return before !== null && takesWords(state, next)
  const qualifies =
    before?.name === 'negative' ||
    before?.name === 'positive' ||
    (reading.value.type === 'words' && /^\d\+$/.test(reading.value.text))
  return qualifies && !hasValueAfter(state, next)
}

const mostAdjectives = 3 // between a grade and what has it

function isGrade({ value }: Choice['reading']): boolean {
  return value.type === 'words' && /^\d\+/.test(value.text)
}

function takesWords(state: State, k: number): boolean {
  return meaningsOf(state, state.names[k]!).some(({ observation }) => observation.values.includes('words'))
}

export function hasValueAfter(state: State, k: number): boolean {
  const { page, names, nameAt } = state
  let at = names[k]!.end
  while (signAt(page, at) === '/' && nameAt.has(at + 1)) at = names[nameAt.get(at + 1)!]!.end
  const sign = signAt(page, at)
  return (
    isNumber(page, at) ||
    page.tokens.kind[at] === Kind.comparator ||
    (sign !== '' && ':=-+'.includes(sign)) ||
    resultAt(page, at, 'result') !== null ||
    /^(was|were|is|are|of)$/.test(wordAt(page, at))
  )
}
