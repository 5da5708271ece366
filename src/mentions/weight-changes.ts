/** Weight told as lost or gained: "lost 30 pounds", "gained about 5 kg", which are weight loss and weight gain. */
import type { ConditionConcept } from '../lexicon/index.ts'
import { Kind, mayHold, oneOf } from '../note/index.ts'
import { conditionNamed } from './compose-code.ts'
import type { Around } from './disambiguate.ts'
import type { Mention } from './mention.ts'

const isLost = oneOf('lost down')
const isDown = oneOf('down')
const isLoss = oneOf('loss')
const isGain = oneOf('gain')
// "sat down 20 lbs of", "put down": what is set down weighs as well
const isSet = oneOf('sat sit set put lay lie go went cut break broke slow weight weights wt weighs')
const isGained = oneOf('gained')
const mayChange = mayHold('lost gained down loss gain')
const isHedge = oneOf('about approximately almost nearly around over roughly some another - a an up to')
const isNumber = oneOf('one two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty')
const units = 'pounds pound lbs lb kg kilograms kilos kilo'
const isUnit = oneOf(units)
const mayWeigh = mayHold(`${units} #`)
// Loss that was wanted is no condition (annotation guideline).
const isWanted = oneOf(
  'diet dieting intentionally intentional deliberately purposefully exercise exercising bypass sleeve watchers trying keto ozempic wegovy',
)
// Tokens from the verb to the unit.
const maxBetween = 5

/** The losses and gains of a note; `taken` has 1 at every token of another mention, and gets theirs. */
export function findWeightChanges(around: Around, taken: Uint8Array): readonly Mention[] {
  const { tokens, sentences, lexicon } = around
  const found: Mention[] = []
  if (!mayChange(tokens) || !mayWeigh(tokens)) return found
  sentences.forEach(({ first, end }, sentence) => {
    for (let i = first; i + 2 < end; i++) {
      const told = toldAsNoun(i, end, around)
      const lost = told ? told.lost : isLost(tokens, i)
      if (!told && !lost && !isGained(tokens, i)) continue
      if (isDown(tokens, i) && (isSetBefore(i, first) || isWantedIn(first, end, around))) continue
      const unit = told ? told.last : unitAfter(i + 1, end, around)
      if (unit < 0 || taken[i] || isWantedIn(first, end, around)) continue
      const concept = conditionNamed(lexicon, ['weight', lost ? 'loss' : 'gain'])
      if (concept === null) continue
      found.push(mentionOf(i, unit + 1, sentence, concept, around))
      taken.fill(1, i, unit + 1)
    }
  })
  return found

  // "weight is down 2 kg" is measured
  function isSetBefore(i: number, first: number): boolean {
    return (i > first && isSet(tokens, i - 1)) || (i > first + 1 && isSet(tokens, i - 2))
  }
}

/** "38 lb loss", "10-pound gain": the last token, and which of the two; null where the words are neither. */
function toldAsNoun(i: number, end: number, around: Around): { readonly last: number; readonly lost: boolean } | null {
  const { tokens } = around
  if (tokens.kind[i] !== Kind.number) return null
  const unit = unitAfter(i, end, around)
  if (unit < 0 || unit + 1 >= end) return null
  const lost = isLoss(tokens, unit + 1)
  return lost || isGain(tokens, unit + 1) ? { last: unit + 1, lost } : null
}

const isPoundSign = (k: number, { text, tokens }: Around): boolean => text.charCodeAt(tokens.start[k]!) === 35

/** The unit of "about 30 to 40 pounds", "6#" that begins at token i; -1 where the words are no weight. */
function unitAfter(i: number, end: number, around: Around): number {
  const { tokens } = around
  let counted = false
  for (let k = i; k < end && k <= i + maxBetween; k++) {
    if (isUnit(tokens, k) || isPoundSign(k, around)) return counted ? k : -1
    if (tokens.kind[k] === Kind.number || isNumber(tokens, k)) counted = true
    else if (!isHedge(tokens, k)) return -1
  }
  return -1
}

function isWantedIn(first: number, end: number, { tokens }: Around): boolean {
  for (let i = first; i < end; i++) if (isWanted(tokens, i)) return true
  return false
}

function mentionOf(first: number, end: number, sentence: number, concept: number, around: Around): Mention {
  const { tokens, sectionAt, lexicon } = around
  const span = { start: tokens.start[first]!, end: tokens.end[end - 1]! }
  const { codes, name } = lexicon.concept(concept) as ConditionConcept & { name: string }
  return {
    kind: 'condition',
    span,
    first,
    end,
    head: { first, end },
    concepts: [concept],
    codes,
    name,
    match: 'variant',
    ambiguous: false,
    sentence,
    section: sectionAt[first]!,
    modifiers: [],
    because: [{ rule: 'lexicon/predicated', span }],
  }
}
