/** Terms that a side parts: "undescended left testicle", "swollen right ankle". */
import { kindBit, SenseFlag } from '../lexicon/index.ts'
import { Flag, Kind, normaliseWord, oneOf } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import { lookUpPhrase } from './compose-code.ts'
import type { Around } from './disambiguate.ts'
import { sidedConcept } from './sided-concept.ts'

const isLeft = oneOf('left lt')
const isRight = oneOf('right rt')
const isBilateral = oneOf('bilateral')
const condition = kindBit('condition')
// Words of a term that may stand after the side, and before it.
const maxAfter = 3

/** The conditions whose words a side parts, in order; where words beside the side are a condition by themselves, none. */
export function findParted(around: Around): readonly Candidate[] {
  const { tokens, beginsAt, endsAt, sentences } = around
  const found: Candidate[] = []
  for (const { first, end } of sentences) {
    for (let i = first + 1; i + 1 < end; i++) {
      const side = isLeft(tokens, i)
        ? 'left'
        : isRight(tokens, i)
          ? 'right'
          : isBilateral(tokens, i)
            ? 'bilateral'
            : null
      if (side === null || (endsAt[i - 1]! & condition) !== 0 || (beginsAt[i + 1]! & condition) !== 0) continue
      const one = partedAt(around, i, side, end)
      if (one !== null) found.push(one)
    }
  }
  return found
}

function partedAt({ text, tokens, lexicon }: Around, at: number, side: string, end: number): Candidate | null {
  const isPlain = (i: number): boolean => tokens.kind[i] === Kind.word && !(tokens.flags[i]! & Flag.line)
  const word = (i: number): string => normaliseWord(text.slice(tokens.start[i]!, tokens.end[i]!))
  if (tokens.kind[at - 1] !== Kind.word || !isPlain(at) || !isPlain(at + 1)) return null
  let after = 1
  while (after < maxAfter && at + after + 1 < end && isPlain(at + after + 1)) after++
  for (; after > 0; after--) {
    const normal = [word(at - 1)]
    for (let i = at + 1; i <= at + after; i++) normal.push(word(i))
    const entry = lookUpPhrase(lexicon, normal)
    if (entry === 0) continue
    for (const { concept, form, flags } of lexicon.senses(entry)) {
      if (form !== null || flags & SenseFlag.ambiguous || lexicon.concept(concept).kind !== 'condition') continue
      const sided = sidedConcept(lexicon, concept, side)
      return {
        kind: 'condition',
        first: at - 1,
        end: at + after + 1,
        entry,
        concepts: [sided],
        ambiguous: false,
        variant: false,
        normal,
      }
    }
  }
  return null
}
