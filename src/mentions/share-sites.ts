/** Sites shared: of "pain and redness in the right foot" the pain is the foot's too. */
import { oneOf, type TokenTable } from '../note/index.ts'
import type { ModifierIndex } from './extend-span.ts'
import type { MentionInput } from './find-mentions.ts'
import type { Mention } from './mention.ts'
import { type Places, placeCondition } from './place-condition.ts'

const joins = oneOf('and or & / , with associated')

/**
 * Gives a condition of no place the code of the place that stands behind the next one of its coordination: in "cellulitis and abscess
 * of the right foot" both are the foot's. Only the code: the span keeps its words. (Guideline: site and laterality for a code may
 * come from the sentence.)
 */
export function shareSites(mentions: Mention[], index: ModifierIndex, input: MentionInput): void {
  let shared: Places = [] // what stands behind the coordination
  for (let m = mentions.length - 1; m >= 0; m--) {
    const mention = mentions[m]!
    if (mention.kind !== 'condition') {
      shared = []
      continue
    }
    const next = mentions[m + 1]
    const joined = next !== undefined && shared.length > 0 && isJoined(mention, next, input.tokens)
    const own = placeBehind(mention, index, input.tokens)
    if (own.some(({ role }) => role === 'site')) shared = own
    else if (!joined || mention.modifiers.some(({ role }) => role === 'site')) shared = []
    else mentions[m] = placeCondition(mention, shared, input, 'site/shared')
  }
}

const isBeforePlace = oneOf('of in on to over at ,')

/** The place that stands behind a condition's words, as modifiers of it or in a term of its own: "abscess of the right foot". */
function placeBehind({ modifiers, head, first, end }: Mention, index: ModifierIndex, tokens: TokenTable): Places {
  const behind = modifiers.filter(({ span }) => span.start >= tokens.end[head.end - 1]!)
  if (behind.some(({ role }) => role === 'site')) return behind
  const inside: Places[number][] = []
  for (let i = first + 1; i < end; i++) {
    if (inside.length === 0 && !isBeforePlace(tokens, i - 1) && !isThe(tokens, i - 1)) continue
    const found = index.beginning.get(i)
    if (!found || found.end > end || (found.role !== 'site' && found.role !== 'laterality')) continue
    const span = { start: tokens.start[found.first]!, end: tokens.end[found.end - 1]! }
    inside.push({ role: found.role, value: found.value, span })
    i = found.end - 1
  }
  return inside
}

const isThe = oneOf('the his her')

function isJoined(mention: Mention, next: Mention, tokens: TokenTable): boolean {
  if (next.sentence !== mention.sentence || next.first <= mention.end) return false
  for (let i = mention.end; i < next.first; i++) if (!joins(tokens, i)) return false
  return true
}
