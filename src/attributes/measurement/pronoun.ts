/** Pronoun: a later value that "it" or "this" brings: "dropped to 8.4, and the next morning, it was 7.6". */
import type { Next } from './bracketed.ts'
import { pronounEnd } from './gap-words.ts'
import { isLink } from './link-words.ts'
import { Covered, type Page, resultAt, signAt, startsLine, wordAt } from './page.ts'
import type { Reading } from './read-value.ts'
import type { Meaning, State } from './state.ts'
import { tryAt } from './try-value.ts'

const reach = 14 // tokens from a value to "it was"
const mostLinks = 4 // "it had come down to about 7.6"

/**
 * Reads the value after "it was", "this is now", in the rest of the sentence or in the next one, where nothing else that
 * could be meant stands between: no other test, drug or disease. "It is 2 points higher" is a difference.
 */
export function readPronoun(state: State, meaning: Meaning, last: Reading, at: number): Next | null {
  const { page } = state
  let stops = 0
  for (let i = at; i < Math.min(page.tokens.length, at + reach); i++) {
    if (isOther(state, i) || page.covered[i]! & (Covered.drug | Covered.condition) || startsLine(page, i)) return null
    const sign = signAt(page, i)
    if (sign === ';' || sign === ':' || sign === '|') return null
    if (sign === '.' && spacedStop(page, i) && ++stops > 1) return null
    const end = pronounEnd(page, i)
    if (end === 0 || resultAt(page, i, 'threshold') || wordAt(page, i - 1) === 'that') continue
    for (let k = end; k <= end + mostLinks; k++) {
      const reading = tryAt(state, meaning, last, k, page.tokens.length, { toRanges: true })
      if (reading) return mayFollow(page, last, reading) ? { reading, end: reading.end, when: null } : null
      if (!isLink(wordAt(page, k)) || state.nameAt.has(k)) return null
    }
    return null
  }
  return null
}

/** A name that is one without a value, too: not the ER of "in the ER". */
function isOther(state: State, i: number): boolean {
  const name = state.nameAt.get(i)
  return name !== undefined && !state.names[name]!.ambiguous
}

/** The stop at token i ends a sentence. */
function spacedStop(page: Page, i: number): boolean {
  return (page.tokens.start[i + 1] ?? 0) > page.tokens.end[i]!
}

const differs =
  /^(less|more|higher|lower|above|below|greater|over|from|than|points?|up|down|off|out|of|times|percent|minutes?|years?|weeks?|months?|days?|hours?)$/

/** A number in words of the same kind, with the same unit or none; no difference, time or count. */
function mayFollow(page: Page, last: Reading, { value, unit, end }: Reading): boolean {
  if (value.type === 'words') return false
  if (unit !== last.unit && unit !== null && last.unit !== null) return false
  return !differs.test(wordAt(page, end))
}
