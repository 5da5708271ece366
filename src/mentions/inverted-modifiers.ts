/** Modifiers that stand after their condition, as lists of diagnoses have them: "osteoarthritis, right knee", "hepatitis C, chronic". */
import { Flag, Kind, oneOf, type Sentence, type TokenTable } from '../note/index.ts'
import type { FoundModifier, ModifierIndex } from './extend-span.ts'

const roles = new Set(['site', 'laterality', 'direction', 'acuity', 'severity'])

const isDegree = oneOf('mild moderate severe mod sev marked minimal slight profound acute subacute chronic')
// kinds of a condition that have a code of their own: "AF permanent", "AF, paroxysmal"
const isKind = oneOf('permanent paroxysmal parox')
const comma = 44
const hyphen = 45
const isShortSide = oneOf('rt lt')
// what ends such a diagnosis: . ; ) :
const closing = new Set([46, 59, 41])

/**
 * Reads the modifiers after a condition that ends at token `end`: they touch each other, a comma or a spaced hyphen may stand
 * before each run of them, and nothing more of the sentence or clause follows, or else they are the next condition's ("pneumonia,
 * acute renal failure") or members of a list ("headache, neck and back pain"). Empty where there are none.
 */
export function invertedModifiers(
  text: string,
  tokens: TokenTable,
  sentence: Sentence,
  end: number,
  index: ModifierIndex,
): readonly FoundModifier[] {
  const signAt = (i: number): number =>
    i < sentence.end && tokens.kind[i] === Kind.sign ? text.charCodeAt(tokens.start[i]!) : 0
  const modifiers: FoundModifier[] = []
  let at = end
  while (at < sentence.end && !closing.has(signAt(at))) {
    const sign = signAt(at)
    const apart = text[tokens.start[at]! - 1] === ' '
    if (sign === comma || (sign === hyphen && apart)) at++
    const found = at < sentence.end ? index.beginning.get(at) : undefined
    if (found?.role === 'stage') break // read by itself
    if (!found || found.end > sentence.end || !roles.has(found.role)) return firstDegree(modifiers[0] ?? found, end)
    modifiers.push(found)
    at = found.end
    // "osteoarthritis, Rt. knee"; not "knee pain, Lt. arm weakness", where it is the next one's
    if (signAt(at) === 46 && isShortSide(tokens, at - 1) && at + 1 < sentence.end) at++
  }
  return modifiers

  /** "AKI mild, resolving", "neutropenia mild - no GCSF": a degree that touches its condition and no other word is that one's. */
  function firstDegree(found: FoundModifier | undefined, from: number): readonly FoundModifier[] {
    const touches = found !== undefined && found.first === from
    const kind = found !== undefined && isKind(tokens, found.first)
    if (!found || !(kind || (touches && isDegree(tokens, from)))) return []
    if (tokens.flags[found.first]! & Flag.line) return []
    if (found.end >= sentence.end) return kind ? [found] : []
    const ends = tokens.kind[found.end] !== Kind.word || (tokens.flags[found.end]! & Flag.line) !== 0
    return ends && tokens.kind[found.end] !== Kind.number ? [found] : []
  }
}
