/** Findings told by an arrow before their name: "↑ Cr", "↓ UOP", "↑WOB", which are elevated creatinine, low output, increased work. */
import type { ConditionConcept } from '../lexicon/index.ts'
import { Flag, Kind, normaliseWord } from '../note/index.ts'
import { conditionNamed } from './compose-code.ts'
import type { Around } from './disambiguate.ts'
import type { Mention } from './mention.ts'

const up = ['elevated', 'increased', 'high', 'raised', 'worsening']
const down = ['decreased', 'low', 'reduced', 'poor', 'diminished']
// As long as a name may be, in tokens.
const longest = 3

/** The findings of a note; `taken` has 1 at every token of another mention, and gets theirs. */
export function findArrowed(around: Around, taken: Uint8Array): readonly Mention[] {
  const { text, tokens, sentences, lexicon } = around
  const found: Mention[] = []
  sentences.forEach((sentence, s) => {
    for (let i = sentence.first; i + 1 < sentence.end; i++) {
      if (tokens.kind[i] !== Kind.sign) continue
      const code = text.charCodeAt(tokens.start[i]!)
      const as = code === 0x2191 ? up : code === 0x2193 ? down : null
      if (as === null || taken[i]) continue
      const words: string[] = []
      let end = i + 1
      let concept: number | null = null
      for (let k = i + 1; k < sentence.end && k <= i + longest; k++) {
        if (tokens.kind[k] !== Kind.word || taken[k] || (k > i + 1 && tokens.flags[k]! & Flag.line)) break
        words.push(normaliseWord(text.slice(tokens.start[k]!, tokens.end[k]!)))
        for (const word of as) {
          const one = conditionNamed(lexicon, [word, ...words])
          if (one === null) continue
          concept = one
          end = k + 1
          break
        }
      }
      if (concept === null || isMeasured(end, sentence.end, around)) continue
      found.push(mentionOf(i, end, s, concept, around))
      taken.fill(1, i, end)
    }
  })
  return found
}

/** "↑ Cr 1.8", "↑K: 5.8", "↓ Hgb -> 7": the value says it. */
function isMeasured(at: number, end: number, { tokens }: Around): boolean {
  for (let k = at; k < Math.min(end, at + 2); k++)
    if (tokens.kind[k] === Kind.number || tokens.kind[k] === Kind.arrow) return true
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
