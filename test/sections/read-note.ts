/** A note read up to its sections, with our own titles and cues and a handful of invented conditions and drugs. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findTerms, findWords, type Lexicon, readLexicon, type TermTable } from '../../src/lexicon/index.ts'
import { compileTables } from '../../src/lexicon-compiler/index.ts'
import {
  findLines,
  findSentences,
  type Line,
  type OutlineSection,
  type Sentence,
  type TokenTable,
  tokenize,
} from '../../src/note/index.ts'
import { findSections, type Section } from '../../src/sections/index.ts'

const folder = resolve(import.meta.dirname, '../../lexicons/en')
const own = (path: string): { path: string; text: string } => ({
  path,
  text: readFileSync(resolve(folder, path), 'utf8'),
})
const rows = (header: string, lines: readonly string[]): string =>
  [header.replaceAll(' ', '\t'), ...lines].map((line) => `${line}\n`).join('')

// class by condition; the codes are of no matter here
const conditions: Readonly<Record<string, string>> = {
  asthma: 'chronic',
  'back pain': 'symptom',
  bleeding: 'symptom',
  'chest pain': 'symptom',
  chills: 'symptom',
  cough: 'symptom',
  diabetes: 'chronic',
  diarrhea: 'symptom',
  dyspnea: 'symptom',
  edema: 'sign',
  fever: 'symptom',
  fracture: 'injury',
  gout: 'chronic',
  headache: 'symptom',
  hypertension: 'chronic',
  nausea: 'symptom',
  pain: 'symptom',
  pneumonia: 'acute',
  rash: 'symptom',
  stroke: 'acute',
  vomiting: 'symptom',
  CP: 'symptom',
  SOB: 'symptom',
} // prettier-ignore

/** The lexicon of these tests. */
export const lexicon: Lexicon = readLexicon(
  compileTables('en', [
    own('titles.tsv'),
    own('cues.tsv'),
    {
      path: 'conditions/few.tsv',
      text: rows(
        'name codes terms class source note',
        Object.entries(conditions).map(([name, kind]) => `${name}\tICD10CM:R69\t\t${kind}\tcurated\t`),
      ),
    },
    {
      path: 'medications/few.tsv',
      text: rows('name codes terms brands type source note', [
        'furosemide\tRXNORM:4603\t\tLasix\tdrug\tcurated\t',
        'steroid\t\t\t\tclass\tcurated\t',
      ]),
    },
  ]).bytes,
)

export interface ReadNote {
  readonly text: string
  readonly tokens: TokenTable
  readonly lines: readonly Line[]
  readonly sentences: readonly Sentence[]
  readonly terms: TermTable
  readonly sections: readonly Section[]
  /** The words of tokens `first` to `end` (out), as written. */
  words(first: number, end: number): string
}

export function readNote(text: string, outline: readonly OutlineSection[] = []): ReadNote {
  const tokens = tokenize(text)
  const lines = findLines(text, tokens)
  const sentences = findSentences(text, tokens, lines)
  const terms = findTerms(text, tokens, findWords(tokens, lexicon), sentences, lexicon)
  const sections = findSections(text, tokens, lines, sentences, terms, lexicon, outline)
  const words = (first: number, end: number): string =>
    end > first ? text.slice(tokens.start[first], tokens.end[end - 1]) : ''
  return { text, tokens, lines, sentences, terms, sections, words }
}
