/** Sites shared: of "pain and redness in the right foot" the pain is the foot's too. */
import type { ConditionConcept } from '../lexicon/index.ts'
import { normaliseWord, oneOf, type TokenTable } from '../note/index.ts'
import { composeConcept } from './compose-code.ts'
import { modifyingOf } from './compose-condition.ts'
import type { ModifierIndex } from './extend-span.ts'
import type { MentionInput } from './find-mentions.ts'
import type { Mention } from './mention.ts'
import { sidedConcept } from './sided-concept.ts'

type Places = Mention['modifiers']

const joins = oneOf('and or & / , with associated')
// What a place changes the code of: no "cancer" becomes the breast's because the pain beside it is.
const local: ReadonlySet<string> = new Set(['symptom', 'sign', 'acute', 'injury'])

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
    else mentions[m] = placed(mention, shared, input)
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

function placed(mention: Mention, shared: Places, { lexicon, text, tokens }: MentionInput): Mention {
  const known = lexicon.concept(mention.concepts[0]) as ConditionConcept
  if (!local.has(known.class)) return mention
  const words: string[] = []
  for (let i = mention.head.first; i < mention.head.end; i++)
    words.push(normaliseWord(text.slice(tokens.start[i]!, tokens.end[i]!)))
  const composed = composeConcept(
    lexicon,
    words,
    [...mention.modifiers, ...shared].map((one) => modifyingOf(lexicon, one)),
  )
  if (composed === null) return mention
  const side = shared.find(({ role }) => role === 'laterality')
  const concept = side === undefined ? composed : sidedConcept(lexicon, composed, side.value)
  if (concept === mention.concepts[0]) return mention
  const { codes, name } = lexicon.concept(concept) as ConditionConcept
  return {
    ...mention,
    concepts: [concept, ...mention.concepts.filter((id) => id !== concept)],
    codes,
    name,
    because: [...mention.because, { rule: 'mentions/shared-site', span: shared[0]!.span }],
  }
}
