/** Called: the observation that words of our own making name, asked of the lexicon once: "csf wbc", "HR". */
import { findTerms, findWords, kindBit, type Lexicon, SenseFlag } from '../../lexicon/index.ts'
import { findLines, findSentences, tokenize } from '../../note/index.ts'

const known = new WeakMap<Lexicon, Map<string, number>>()
const mostKnown = 5000 // texts; bounds what hostile notes can make us keep

/** The observation whose term is this text in any case of letters; -1 when there is none. */
export function conceptNamed(lexicon: Lexicon, text: string): number {
  return ask(lexicon, 'any', text)
}

/** The observation that has this very short form among its terms, "HR" or "P"; -1 when there is none. */
export function conceptCalled(lexicon: Lexicon, text: string): number {
  return ask(lexicon, 'written', text)
}

/** The same, of a term that names it surely: "BUN" does, "Na" only perhaps. */
export function conceptSurelyCalled(lexicon: Lexicon, text: string): number {
  return ask(lexicon, 'sure', text)
}

function ask(lexicon: Lexicon, how: 'any' | 'written' | 'sure', text: string): number {
  let found = known.get(lexicon)
  if (!found) known.set(lexicon, (found = new Map()))
  const key = `${how} ${text}`
  let concept = found.get(key)
  if (concept === undefined) {
    concept = lookUp(lexicon, text, how === 'sure', (form) => form === null || (how !== 'any' && form === text))
    if (found.size < mostKnown) found.set(key, concept)
  }
  return concept
}

function lookUp(lexicon: Lexicon, text: string, sure: boolean, may: (form: string | null) => boolean): number {
  const tokens = tokenize(text)
  const lines = findLines(text, tokens)
  const terms = findTerms(text, tokens, findWords(tokens, lexicon), findSentences(text, tokens, lines), lexicon)
  let found = -1
  for (let t = 0; t < terms.length; t++) {
    if (terms.first[t] !== 0 || terms.end[t] !== tokens.length || !(terms.kinds[t]! & kindBit('observation'))) continue
    for (const { concept, form, flags } of lexicon.senses(terms.entry[t]!)) {
      const named = lexicon.concept(concept)
      if (!may(form) || (sure && flags & SenseFlag.ambiguous) || named.kind !== 'observation') continue
      // "P" is a pulse before it is phosphorus
      if (named.category === 'vital-signs') return concept
      if (found < 0) found = concept
    }
  }
  return found
}
