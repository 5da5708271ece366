/** Thresholds: values to call or return for, or to give a drug for, "call for T >100.4, SBP <90, FS <70 or >350", are what may come: fever, low pressure, low sugar. */
import type { ConditionConcept, Lexicon } from '../lexicon/index.ts'
import { hashWord, Kind, mayHold, oneOf } from '../note/index.ts'
import { conditionNamed } from './compose-code.ts'
import type { Around } from './disambiguate.ts'
import type { Mention } from './mention.ts'

/** What is beyond the threshold of a name, by the name's hash. */
interface Beyond {
  readonly check: number
  readonly above: number | null
  readonly below: number | null
}

const asks = 'call calls return returns rtc rted notify contact report page seek precautions prn'
const isAsked = oneOf(asks)
const mayAsk = mayHold(asks)
// "hold for SBP <100", "goal SBP <130": parameters and aims
const isHeld = oneOf('hold held goal goals target keep maintain titrate transfuse replete')
const isAboveWord = oneOf('over above greater more higher exceeds')
const isBelowWord = oneOf('under below less lower')
const isThan = oneOf('than')
const isOr = oneOf('or')
// A threshold without a name, behind "or", is of the name before: so many tokens back at most.
const nameReach = 4

const known = new WeakMap<Lexicon, ReadonlyMap<number, Beyond>>()

function tableOf(lexicon: Lexicon): ReadonlyMap<number, Beyond> {
  let made = known.get(lexicon)
  if (!made) {
    const conceptOf = (name = ''): number | null => (name === '' ? null : conditionNamed(lexicon, name.split(' ')))
    made = new Map(
      lexicon.rows('thresholds').map(({ fields }) => {
        const { hash, check } = hashWord(fields.word ?? '')
        return [hash, { check, above: conceptOf(fields.above), below: conceptOf(fields.below) }]
      }),
    )
    known.set(lexicon, made)
  }
  return made
}

/** The thresholds of a note; `taken` has 1 at every token of another mention, and gets theirs. */
export function findThresholds(around: Around, taken: Uint8Array): readonly Mention[] {
  const { tokens, sentences, lexicon } = around
  const found: Mention[] = []
  if (!mayAsk(tokens)) return found
  sentences.forEach((sentence, s) => {
    let asked = false
    let name: { readonly at: number; readonly beyond: Beyond } | null = null
    for (let i = sentence.first; i < sentence.end; i++) {
      if (isAsked(tokens, i)) asked = true
      else if (isHeld(tokens, i)) asked = false
      if (!asked) continue
      const beyond = tokens.kind[i] === Kind.word ? tableOf(lexicon).get(tokens.hash[i]!) : undefined
      if (beyond !== undefined && beyond.check === tokens.check[i]) name = { at: i, beyond }
      const side = sideAt(i, around)
      if (side === null || name === null || i - name.at > nameReach) continue
      const value = isThan(tokens, i + 1) ? i + 2 : i + 1
      if (value >= sentence.end || tokens.kind[value] !== Kind.number) continue
      const concept = side === 'above' ? name.beyond.above : name.beyond.below
      const first = isOr(tokens, i - 1) ? i : name.at
      if (concept !== null && !taken.subarray(first, value + 1).includes(1)) {
        found.push(mentionOf(first, value + 1, s, concept, around))
        taken.fill(1, first, value + 1)
      }
      // "or >350" goes on with the same name
      name = { ...name, at: value }
    }
  })
  return found
}

function sideAt(i: number, { text, tokens }: Around): 'above' | 'below' | null {
  if (tokens.kind[i] === Kind.comparator) {
    const code = text.charCodeAt(tokens.start[i]!)
    return code === 62 || code === 0x2265 ? 'above' : code === 60 || code === 0x2264 ? 'below' : null
  }
  return isAboveWord(tokens, i) ? 'above' : isBelowWord(tokens, i) ? 'below' : null
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
    because: [{ rule: 'lexicon/threshold', span }],
  }
}
