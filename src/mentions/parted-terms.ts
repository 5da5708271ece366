/** Terms that a side parts: "undescended left testicle", "tear of the right anterior cruciate ligament". */
import { kindBit, SenseFlag } from '../lexicon/index.ts'
import { Flag, Kind, mayHold, normaliseWord, oneOf } from '../note/index.ts'
import type { Candidate } from './candidates.ts'
import { lookUpPhrase } from './compose-code.ts'
import type { Around } from './disambiguate.ts'
import { sidedConcept } from './sided-concept.ts'

const isLeft = oneOf('left lt l')
const isRight = oneOf('right rt r')
const anySide = 'left lt l right rt r bilateral'
const isSide = oneOf(anySide)
const maySide = mayHold(anySide)
const condition = kindBit('condition')
const isOf = oneOf('of at')
const isDeterminer = oneOf('the his her')
// Words of a term that may stand after the side, and before its "of" or "at".
const maxAfter = 3
const maxBefore = 3

/** The conditions whose words a side parts, in order; where words beside the side are a condition by themselves, none. */
export function findParted(around: Around): readonly Candidate[] {
  const { tokens, beginsAt, endsAt, sentences } = around
  const found: Candidate[] = []
  if (!maySide(tokens)) return found
  for (const { first, end } of sentences) {
    for (let i = first + 1; i + 1 < end; i++) {
      if (!isSide(tokens, i) || (beginsAt[i + 1]! & condition) !== 0) continue
      const side = isLeft(tokens, i) ? 'left' : isRight(tokens, i) ? 'right' : 'bilateral'
      const one = partedOf(around, first, i, side, end)
      if (one !== null) found.push(one)
      else if ((endsAt[i - 1]! & condition) === 0) {
        const other = partedAt(around, i - 1, i, side, end)
        if (other !== null) found.push(other)
      }
    }
  }
  return found
}

/** "Complete tear of the right rotator cuff": the longest of the terms whose "of" or "at" stands before the side. */
function partedOf(around: Around, from: number, at: number, side: string, end: number): Candidate | null {
  const { tokens } = around
  const of = isDeterminer(tokens, at - 1) ? at - 2 : at - 1
  if (of <= from || !isOf(tokens, of)) return null
  for (let first = Math.max(from, of - maxBefore); first < of; first++) {
    const found = partedAt(around, first, at, side, end)
    if (found !== null) return found
  }
  return null
}

function partedAt(
  { text, tokens, lexicon }: Around,
  first: number,
  at: number,
  side: string,
  end: number,
): Candidate | null {
  const isPlain = (i: number): boolean => tokens.kind[i] === Kind.word && !(tokens.flags[i]! & Flag.line)
  const word = (i: number): string => normaliseWord(text.slice(tokens.start[i]!, tokens.end[i]!))
  if (tokens.kind[first] !== Kind.word || !isPlain(at) || !isPlain(at + 1)) return null
  const before: string[] = []
  for (let i = first; i < at; i++) {
    if (isDeterminer(tokens, i)) continue
    const own = word(i)
    if (own !== '-') before.push(own)
  }
  let after = 1
  while (after < maxAfter && at + after + 1 < end && isPlain(at + after + 1)) after++
  for (; after > 0; after--) {
    const normal = [...before]
    for (let i = at + 1; i <= at + after; i++) normal.push(word(i))
    const entry = lookUpPhrase(lexicon, normal)
    if (entry === 0) continue
    for (const { concept, form, flags } of lexicon.senses(entry)) {
      if (form !== null || flags & SenseFlag.ambiguous || lexicon.concept(concept).kind !== 'condition') continue
      const sided = sidedConcept(lexicon, concept, side)
      return {
        kind: 'condition',
        first,
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
