/** Parses bare directions, without a note around them: the standalone door to the sig grammar. */
import { findTerms, findWords, type Lexicon } from '../../lexicon/index.ts'
import { tokenize } from '../../note/index.ts'
import { assembleSig } from './assemble.ts'
import { mendWords } from './misspelt.ts'
import { scanSlots } from './scan-slots.ts'
import type { Sig } from './sig.ts'
import { findSigWords } from './sig-words.ts'

/** Reads directions: "1-2 tabs po q4-6h prn pain" has dose "1-2 tablets", route "oral", frequency "every 4-6 hours", as needed for "pain". */
export function parseSig(text: string, lexicon: Lexicon): Sig {
  const tokens = tokenize(text)
  if (tokens.length === 0) return {}
  const terms = findTerms(
    text,
    tokens,
    mendWords(text, tokens, findWords(tokens, lexicon), lexicon),
    [{ first: 0, end: tokens.length, line: 0 }],
    lexicon,
  )
  const words = findSigWords(text, tokens, terms, lexicon)
  return assembleSig(text, tokens, scanSlots(words, 0, tokens.length, { alone: true }))
}
