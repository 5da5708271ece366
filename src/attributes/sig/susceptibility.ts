/** Susceptibility: what a culture says of drugs, and no patient: "MRSA, sensitive to vanc", "cipro S, Bactrim R". */
import { byEntry, kindBit } from '../../lexicon/index.ts'
import { Kind, oneOf } from '../../note/index.ts'
import { type SigWords, wordAt } from './sig-words.ts'
import { firstTerm, type StatusCue } from './status-cues.ts'

const reach = 14 // tokens from an organism to what it is sensitive to

const isSensitive = oneOf('sensitive sensitivity sensitivities')
const isCultured = oneOf(
  'culture cultures cx cxs grew growing grows growth organism organisms isolate isolates bacteria strain pansensitive',
)
const isPerson = oneOf('she he patient pt mother son daughter who')
const bit = kindBit('word')

/** Does an entry name an organism? */
const isOrganism = byEntry((senses, lexicon): boolean =>
  senses.some(({ concept: id }) => {
    const concept = lexicon.concept(id)
    return concept.kind === 'word' && concept.fields.role === 'organism'
  }),
)

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
  const organism = isOrganism(lexicon)
  for (let t = firstTerm(terms, least); t < terms.length && terms.first[t]! < cue.first; t++)
    if (terms.kinds[t]! & bit && organism(terms.entry[t]!)) return true
  return false
}

/** "cipro S, Bactrim R", "(S: CTX, cipro; R: amp)": a letter right after the drug and nothing more, or before a list of drugs in brackets. */
export function isGraded(words: SigWords, first: number, end: number): boolean {
  return isMarked(words, end) || isListed(words, first)
}

const listReach = 12 // tokens from the letter to a drug of its list

/** The nearest "S:" or "R" of the same brackets stands before the drug, with nothing but drugs and commas between. */
function isListed(words: SigWords, first: number): boolean {
  const { text, tokens } = words
  let grade = false
  for (let i = first - 1; i >= 0 && i >= first - listReach; i--) {
    const word = text.slice(tokens.start[i], tokens.end[i])
    if (word === '(') return grade
    if (word === ')' || word === '.') return false
    if (/^[SRI]$/.test(word) && /^[:(;,=/]?$/.test(wordAt(words, i - 1)) && !grade) grade = true
  }
  return false
}

function isMarked(words: SigWords, end: number): boolean {
  const { text, tokens } = words
  const sign = wordAt(words, end)
  const at = sign === ':' || sign === '-' || sign === '=' || sign === '(' ? end + 1 : end
  if (!/^[SRI]$/.test(text.slice(tokens.start[at], tokens.end[at]))) return false
  return (
    at + 1 >= tokens.length || /^[,;.)/]$/.test(wordAt(words, at + 1)) || tokens.start[at + 1]! - tokens.end[at]! > 1
  )
}
