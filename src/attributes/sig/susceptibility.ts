/** Susceptibility: what a culture says of drugs in prose, and no patient: "MRSA, sensitive to vancomycin". */
import { kindBit } from '../../lexicon/index.ts'
import { isOrganismEntry } from '../../mentions/index.ts'
import { Kind, oneOf } from '../../note/index.ts'
import type { SigWords } from './sig-words.ts'
import { firstTerm, type StatusCue } from './status-cues.ts'

const reach = 14 // tokens from an organism to what it is sensitive to

const isSensitive = oneOf('sensitive sensitivity sensitivities')
const isCultured = oneOf(
  'culture cultures cx cxs grew growing grows growth organism organisms isolate isolates bacteria strain pansensitive',
)
const isPerson = oneOf('she he patient pt mother son daughter who')
const bit = kindBit('word')

/** "MRSA, sensitive to vancomycin": does a cue of an allergy speak of an organism? "She is sensitive to codeine" does not. */
export function isOfOrganism(words: SigWords, cue: StatusCue): boolean {
  const { text, tokens, terms, lexicon } = words
  let sensitive = false
  for (let i = cue.first; i < cue.end; i++) if (isSensitive(tokens, i)) sensitive = true
  if (!sensitive) return false
  const from = Math.max(0, cue.first - reach)
  let least = cue.first
  for (let i = cue.first - 1; i >= from; i--) {
    if (isPerson(tokens, i)) return false
    if (isCultured(tokens, i)) return true
    // the sentence before, but for the stop of "E. coli"
    const stop = tokens.kind[i] === Kind.sign && text[tokens.start[i]!] === '.'
    if (stop && i > 0 && tokens.end[i - 1]! - tokens.start[i - 1]! > 1) break
    least = i
  }
  const organism = isOrganismEntry(lexicon)
  for (let t = firstTerm(terms, least); t < terms.length && terms.first[t]! < cue.first; t++)
    if (terms.kinds[t]! & bit && organism(terms.entry[t]!)) return true
  return false
}
