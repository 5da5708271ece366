/** A lexicon of nothing, to build upon. */
import { type Lexicon, readLexicon } from '../lexicon/index.ts'
import { compileTables } from './compile.ts'

export function emptyLexicon(language: string): Lexicon {
  return readLexicon(compileTables(language, []).bytes)
}
