/** A condition of no place given one that stands elsewhere: the concept that both name together. */
import { type ConditionConcept, type Lexicon, uncoded } from '../lexicon/index.ts'
import { normaliseWord } from '../note/index.ts'
import { composeConcept } from './compose-code.ts'
import { modifyingOf, partsOf } from './compose-condition.ts'
import type { MentionInput } from './find-mentions.ts'
import type { Mention } from './mention.ts'
import { sidedConcept, wordsOfName } from './sided-concept.ts'
import { siteWords } from './site-words.ts'

/** A site and what goes with it, as modifiers. */
export type Places = Mention['modifiers']

// What a place changes the code of: no "cancer" becomes the breast's because the pain beside it is.
const local: ReadonlySet<string> = new Set(['symptom', 'sign', 'acute', 'injury'])

/**
 * "lesions" and the bladder give bladder lesion; the mention itself where no term names the two together. Only the code changes: the
 * span keeps its words, and `rule` is the reason. `any`: diseases too, which only a study of the place tells ("CT head: mets").
 */
export function placeCondition(
  mention: Mention,
  places: Places,
  input: MentionInput,
  rule: string,
  any = false,
): Mention {
  const { lexicon } = input
  const own = mention.concepts[0]
  if (!any && own !== uncoded && !local.has((lexicon.concept(own) as ConditionConcept).class)) return mention
  const concept = placedConcept(mention, places, input)
  if (concept === null || concept === own) return mention
  const { codes, name } = lexicon.concept(concept) as ConditionConcept
  return {
    ...mention,
    concepts: own === uncoded ? [concept] : [concept, ...mention.concepts.filter((id) => id !== concept)],
    codes,
    name: own === uncoded ? mention.name : name,
    because: [...mention.because, { rule, span: places[0]!.span }],
  }
}

const cache = new WeakMap<Lexicon, Map<string, number | null>>()

// So many answers are kept: notes say the same things again and again.
const maxKept = 20_000

/** What the condition and the places name together; an answer holds for every note with the same words. */
function placedConcept(mention: Mention, places: Places, input: MentionInput): number | null {
  const { lexicon, text, tokens } = input
  const { first, end } = mention.head
  let key = `${mention.concepts[0]} ${text.slice(tokens.start[first]!, tokens.end[end - 1]!)}`
  for (const { role, value } of mention.modifiers) key += `|${role} ${value}`
  for (const { role, value, span } of places) key += `||${role} ${value} ${text.slice(span.start, span.end)}`
  let known = cache.get(lexicon)
  if (!known) cache.set(lexicon, (known = new Map()))
  let placed = known.get(key)
  if (placed === undefined) {
    placed = compose(mention, places, input)
    if (known.size >= maxKept) known.clear()
    known.set(key, placed)
  }
  return placed
}

function compose(mention: Mention, places: Places, input: MentionInput): number | null {
  const { lexicon, text, tokens } = input
  const own = mention.concepts[0]
  const words: string[] = []
  for (let i = mention.head.first; i < mention.head.end; i++)
    words.push(normaliseWord(text.slice(tokens.start[i]!, tokens.end[i]!)))
  const modifiers = partsOf([...mention.modifiers, ...places]).map((one) => modifyingOf(lexicon, one))
  const heads = own === uncoded ? [words] : [words, wordsOfName(lexicon, own)]
  const composed = composeConcept(lexicon, heads, modifiers)
  if (composed === null || isOfAnother(composed, places, input)) return null
  const side = partsOf(places).find(({ role }) => role === 'laterality')
  return side === undefined ? composed : sidedConcept(lexicon, composed, side.value)
}

/** Was it found by a word of the site that means another one there: "neck" and "polyp" as "cervical polyp"? */
function isOfAnother(concept: number, places: Places, { lexicon, text }: MentionInput): boolean {
  const { ambiguous } = siteWords(lexicon)
  const { codes } = lexicon.concept(concept) as ConditionConcept
  const sites = places.filter(({ role }) => role === 'site')
  for (const { forms } of sites.map((one) => modifyingOf(lexicon, one)))
    for (const [word, ...more] of forms) {
      const chapter = more.length > 0 ? undefined : ambiguous.get(word!)
      if (chapter === undefined || !codes.some(({ code }) => code.startsWith(chapter))) continue
      if (!sites.some(({ span }) => text.slice(span.start, span.end).toLowerCase() === word)) return true
    }
  return false
}
