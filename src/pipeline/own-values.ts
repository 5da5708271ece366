/** Leaves out what was measured of somebody else: "her husband's BP is 150/90", "mom's A1c was 9". */
import type { Cue } from '../assertion/index.ts'
import type { Observation } from '../attributes/index.ts'
import type { TokenTable } from '../note/index.ts'

/**
 * The observations that are the patient's. A value has no experiencer of its own in FHIR, so one whose name stands right after
 * a relative in the genitive ("mother's PSA was 12") can't come out; later values of its series go with it.
 */
export function ownValues(
  text: string,
  tokens: TokenTable,
  cues: readonly Cue[],
  observations: readonly Observation[],
): readonly Observation[] {
  const others = new Set<number>() // tokens behind such a relative
  for (const { effect, end } of cues)
    if (end < tokens.length && isOther.test(effect) && isGenitive(text, tokens.end[end - 1]!)) others.add(end)
  if (others.size === 0) return observations
  let named: Observation | undefined
  let dropped = false
  return observations.filter((one) => {
    // a later value of a series has the name of the first, or none of its own
    const goesOn =
      one.sentence === named?.sentence &&
      one.concept === named.concept &&
      (one.name === null || one.name.start === named.name?.start)
    if (!goesOn) {
      dropped = others.has(one.first)
      named = one
    }
    return !dropped
  })
}

const isOther = /experiencer=(?:family|other)/

/** Do these two characters before the offset write a genitive: "mother's", "husband’s"? */
function isGenitive(text: string, end: number): boolean {
  const mark = text.charCodeAt(end - 2)
  return (mark === 39 || mark === 8217) && (text[end - 1] === 's' || text[end - 1] === 'S')
}
