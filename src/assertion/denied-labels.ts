/** Denied labels: the "Tenderness" of "Tenderness: There is no abdominal tenderness", as records print an exam. */
import type { Stretch } from './scope.ts'
import { contentWithin, type FoundCue, Mark, type View, wordTest } from './view.ts'

const isThere = wordTest('there')
const isBe = wordTest('is are was were')
const maxGap = 6 // tokens from the denial to what it denies

/** The label before a denial that ends in the very word that the denial denies; null where none does. */
export function deniedLabel(view: View, { first, end, row }: FoundCue, scope: Stretch, low: number): Stretch | null {
  if (row.certainty !== 'absent' || row.direction !== 'forward') return null
  const { tokens, marks, contentEnd, contentFirst } = view
  const there = first - 2 >= low && isBe(tokens, first - 1) && isThere(tokens, first - 2) ? 2 : 0
  const colon = first - there - 1
  // the label may end the sentence before: "Tenderness: There is"
  if (colon < 1 || marks[colon] !== Mark.colon || contentFirst[colon - 1] === 0) return null
  const denied = contentWithin(view, end, scope.end, maxGap)
  if (denied < 0) return null
  const last = contentEnd[denied]! - 1
  if (tokens.hash[last] !== tokens.hash[colon - 1] || tokens.check[last] !== tokens.check[colon - 1]) return null
  return { first: contentFirst[colon - 1]! - 1, end: colon }
}
