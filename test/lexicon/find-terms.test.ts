/** The hot term lookup against every phrase tried at every token. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conceptKinds, findTerms, findWords, kindBit, type Lexicon, readLexicon } from '../../src/lexicon/index.ts'
import { compileTables, wordsOf } from '../../src/lexicon-compiler/index.ts'
import { findLines, findSentences, type Sentence, tokenize } from '../../src/note/index.ts'
import { naiveFindTerms } from './naive-twins.ts'
import { headers, smallLexicon, table } from './small-tables.ts'

interface Found {
  readonly first: number
  readonly end: number
  readonly text: string
  readonly kinds: readonly string[]
  readonly names: readonly string[]
}

function find(lexicon: Lexicon, text: string): { found: Found[]; sentences: readonly Sentence[] } {
  const tokens = tokenize(text)
  const sentences = findSentences(text, tokens, findLines(text, tokens))
  const terms = findTerms(text, tokens, findWords(tokens, lexicon), sentences, lexicon)
  const found = Array.from({ length: terms.length }, (_, t) => ({
    first: terms.first[t]!,
    end: terms.end[t]!,
    text: text.slice(tokens.start[terms.first[t]!]!, tokens.end[terms.end[t]! - 1]!),
    kinds: conceptKinds.filter((kind) => terms.kinds[t]! & kindBit(kind)),
    names: lexicon.senses(terms.entry[t]!).map((sense) => lexicon.concept(sense.concept).name),
  }))
  return { found, sentences }
}

describe('findTerms', () => {
  const lexicon = smallLexicon()
  const textsOf = (text: string): string[] => find(lexicon, text).found.map((one) => one.text)
  it('finds the shorter term inside the longer too', () => {
    expect(textsOf('acute renal failure')).toEqual(['acute renal failure', 'renal failure'])
    expect(textsOf('no evidence of CHF')).toEqual(['no', 'no evidence of', 'CHF'])
  })
  it('gives terms that begin alike in order of their length', () => {
    expect(textsOf('No increase, no.')).toEqual(['No', 'No increase', 'no'])
  })
  it('passes over a hyphen between words, also at the end of a line', () => {
    expect(textsOf('renal-failure')).toEqual(['renal-failure'])
    expect(textsOf('renal–failure')).toEqual(['renal–failure'])
    expect(textsOf('He has acute renal-\nfailure.')).toEqual(['acute renal-\nfailure', 'renal-\nfailure'])
  })
  it('does not pass over a dash with blanks, or another sign', () => {
    expect(textsOf('renal - failure')).toEqual([])
    expect(textsOf('renal/failure')).toEqual([])
  })
  it('finds a term over a wrapped line, and none over the end of a sentence', () => {
    expect(textsOf('He has renal\nfailure.')).toEqual(['renal\nfailure'])
    expect(textsOf('It is renal. Failure is not.')).toEqual([])
  })
  it('says every kind that the words may have', () => {
    const [whole, part] = find(lexicon, 'history of CHF').found
    expect(whole).toMatchObject({ text: 'history', kinds: ['title'] })
    expect(part).toMatchObject({ text: 'history of', kinds: ['cue'], names: ['history of'] })
    expect(find(lexicon, '2 mg').found).toMatchObject([{ text: 'mg', kinds: ['unit'] }])
  })
  it('finds signs inside terms', () => expect(textsOf('3 mg/dL')).toEqual(['mg', 'mg/dL']))
})

describe('findTerms: the naive twin agrees', () => {
  // Kinds whose terms are not varied: the phrases are exactly those that are written here.
  const phrases = [
    'no',
    'no evidence',
    'no evidence of',
    'evidence of no',
    'of',
    'r/o',
    'no no',
    'no no evidence',
    "don't",
    'mg/dl',
    'of - of',
    'chf',
  ]
  const lexicon = readLexicon(
    compileTables('en', [
      table('cues.tsv', headers.cues, ...phrases.map((phrase) => [phrase, 'certainty=absent', 'forward', '', ''])),
      table('units.tsv', headers.units, ['mg', 'mg; of', 'mass', '']),
    ]).bytes,
  )
  const all = [...phrases, 'mg'].map((phrase) => wordsOf(phrase).join(' '))
  const pieces = [
    ...'no|evidence|of|r|o|/|-|–|mg|dl|dont|don’t|NO|Evidence| |  |\n|\n\n|. |.|, |CHF|the|1. '.split('|'),
  ]
  const text = fc
    .array(fc.constantFrom(...pieces), { maxLength: 30 })
    .chain((list) => fc.constantFrom(list.join(' '), list.join('')))
  it('on seeded random text', () => {
    const holds = fc.property(text, (note) => {
      const { found, sentences } = find(lexicon, note)
      expect(found.map((one) => `${one.first}-${one.end} ${wordsOf(one.names[0]!).join(' ')}`)).toEqual(
        naiveFindTerms(note, sentences, all),
      )
    })
    fc.assert(holds, { seed: 20260104, numRuns: 3000 })
  })
  it('on a note that needs more room than guessed', () => {
    const note = 'no no evidence of '.repeat(500)
    const { found, sentences } = find(lexicon, note)
    // each time: no, no no, no no evidence; no, no evidence, no evidence of; of; and evidence of no, but for the last
    expect(found.length).toBe(500 * 8 - 1)
    expect(found).toHaveLength(naiveFindTerms(note, sentences, all).length)
  })
})
