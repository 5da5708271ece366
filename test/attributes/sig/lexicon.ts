/** What the sig tests share: the compiled lexicon, the words of a text, and the sigs of a note. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { SigText } from '../../../src/attributes/index.ts'
import { parseSig, sigText } from '../../../src/attributes/index.ts'
import { findSigWords, type SigWords } from '../../../src/attributes/sig/sig-words.ts'
import { findTerms, findWords, readLexicon } from '../../../src/lexicon/index.ts'
import { createExtractor } from '../../../src/node.ts'
import { tokenize } from '../../../src/note/index.ts'

export const lexicon = readLexicon(readFileSync(resolve(import.meta.dirname, '../../../dist/en.lexicon')))
const extractor = createExtractor()

/** The words of a text as the grammar sees them, and how many there are. */
export function wordsOf(text: string): { words: SigWords; end: number } {
  const tokens = tokenize(text)
  const all = [{ first: 0, end: tokens.length, line: 0 }]
  const terms = findTerms(text, tokens, findWords(tokens, lexicon), all, lexicon)
  return { words: findSigWords(text, tokens, terms, lexicon), end: tokens.length }
}

/** The slots of bare directions that say something. */
export function slotsOf(directions: string): Partial<SigText> {
  const said = Object.entries(sigText(parseSig(directions, lexicon))).filter(
    ([, value]) => value !== null && value !== false,
  )
  return Object.fromEntries(said)
}

/** The medications of a note by their words, each with what is said of it. */
export function drugsOf(text: string): Record<string, Record<string, unknown>> {
  const { mentions } = extractor.extract({ id: 'note', text })
  return Object.fromEntries(mentions.flatMap((one) => (one.kind === 'medication' ? [[one.text, { ...one }]] : [])))
}

/** The status of each medication of a note. */
export function statusesOf(text: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(drugsOf(text)).map(([name, { status }]) => [name, status]))
}
