/** Asides: what brackets say within a list of past problems or a differential, "hx of CAD (s/p CABG), DM2, gout", after which the list goes on. */
import { Flag } from '../note/index.ts'
import { clauseAfter } from './clause-after.ts'
import type { Stretch } from './scope.ts'
import { type FoundCue, Mark, type View, wordTest } from './view.ts'

// An aside is no longer than this, in tokens.
const longest = 30
const isAnd = wordTest('and')

/**
 * Where the list of past problems of a cue, or its differential, goes on, when a cue inside of a bracket ended its scope and the bracket closes on
 * the same line before a comma or an "and"; null where it doesn't.
 */
export function afterAside(view: View, cue: FoundCue, scope: Stretch, high: number): Stretch | null {
  const { tokens, marks } = view
  const { certainty, experiencer, temporality, direction, reach, topic } = cue.row
  const past = temporality === 'historical' && certainty === null
  // "ddx: PE (but no pain), pneumonia"
  const asked = topic && certainty === 'possible' && temporality === null
  if ((!past && !asked) || experiencer !== null) return null
  if (direction !== 'forward' || reach !== 'clause' || !isOpen(view, scope)) return null
  let at = scope.end
  while (at < high && at < scope.end + longest && marks[at] !== Mark.close && !(tokens.flags[at]! & Flag.line)) at++
  if (at + 1 >= high || marks[at] !== Mark.close) return null
  if (marks[at + 1] !== Mark.comma && !isAnd(tokens, at + 1)) return null
  const rest = clauseAfter(view, { ...cue, end: at + 1 }, high, true)
  return rest.end > rest.first ? rest : null
}

/** Does a scope end inside of a bracket that it met? */
function isOpen({ marks }: View, { first, end }: Stretch): boolean {
  for (let i = end - 1; i >= first && i >= end - longest; i--) {
    if (marks[i] === Mark.close) return false
    if (marks[i] === Mark.open) return true
  }
  return false
}
