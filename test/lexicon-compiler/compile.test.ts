/** The compiler: marks, duplicates, common words, and a round trip through the file. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { LexiconError } from '../../src/errors.ts'
import { findTerms, findWords, type Lexicon, readLexicon } from '../../src/lexicon/index.ts'
import { compileTables, readMarks, type TableFile, wordsOf } from '../../src/lexicon-compiler/index.ts'
import { tokenize } from '../../src/note/index.ts'
import { headers, smallTables, table } from '../lexicon/small-tables.ts'

/** What the compiler says of these tables. */
function problemsOf(...tables: TableFile[]): readonly string[] {
  const { problems } = compileTables('en', tables, { keepGoing: true })
  if (problems.length > 0) {
    expect(() => compileTables('en', tables)).toThrow(LexiconError)
    try {
      compileTables('en', tables)
    } catch (error) {
      expect(error).toMatchObject({ code: 'lexicon/bad-source', problems })
    }
  }
  return problems
}

const conditions = (...rows: (readonly string[])[]): TableFile =>
  table(
    'conditions/x.tsv',
    headers.conditions,
    ...rows.map(([name = '', terms = '', source = 'curated']) => [name, '', terms, 'acute', source, '']),
  )

/** The names of the concepts that a whole text stands for, in this case. */
function meanings(lexicon: Lexicon, text: string): string[] {
  const tokens = tokenize(text)
  const terms = findTerms(
    text,
    tokens,
    findWords(tokens, lexicon),
    [{ first: 0, end: tokens.length, line: 0 }],
    lexicon,
  )
  const names: string[] = []
  for (let t = 0; t < terms.length; t++)
    if (terms.first[t] === 0 && terms.end[t] === tokens.length)
      for (const { concept, form } of lexicon.senses(terms.entry[t]!))
        if (form === null || form === text) names.push(lexicon.concept(concept).name)
  return names
}

describe('readMarks', () => {
  it.each([
    ['CHF', { text: 'CHF', exactCase: false, ambiguous: false }],
    ['AIDS^', { text: 'AIDS', exactCase: true, ambiguous: false }],
    ['iron?', { text: 'iron', exactCase: false, ambiguous: true }],
    ['RA^?', { text: 'RA', exactCase: true, ambiguous: true }],
    ['RA?^', { text: 'RA', exactCase: true, ambiguous: true }],
    ['what? now', { text: 'what? now', exactCase: false, ambiguous: false }],
  ])('%s', (term, marks) => expect(readMarks(term)).toEqual(marks))
})

describe('wordsOf', () => {
  it.each([
    ['x-ray', ['x', 'ray']],
    ["Crohn's disease", ['crohn', 'disease']],
    ['b.i.d.', ['bid']],
    ['failure, heart', ['failure', ',', 'heart']],
    ['r/o', ['r', '/', 'o']],
    ['-', ['-']],
    ['', []],
  ])('%s', (text, words) => expect(wordsOf(text)).toEqual(words))
})

describe('compileTables: slips', () => {
  it('finds none in good tables', () => expect(problemsOf(...smallTables)).toEqual([]))
  it('a table that nobody knows', () => {
    expect(problemsOf(table('strange.tsv', 'cue what', ['a', 'b']))).toEqual([
      'strange.tsv:1:1: no table has this name or these columns',
    ])
  })
  it('one term of two concepts, without a mark', () => {
    expect(problemsOf(conditions(['cold', 'sneezes'], ['rhinitis', 'sneezes']))).toEqual([
      'conditions/x.tsv:3:1: the term "sneezes" stands also in conditions/x.tsv:2; mark both with ? if both are meant',
    ])
  })
  it('one term of two concepts in two files', () => {
    const other = { ...conditions(['rhinitis', 'sneezes']), path: 'conditions/y.tsv' }
    expect(problemsOf(conditions(['cold', 'sneezes']), other)).toEqual([
      'conditions/y.tsv:2:1: the term "sneezes" stands also in conditions/x.tsv:2; mark both with ? if both are meant',
    ])
  })
  it('a short form that reads like a word', () => {
    expect(problemsOf(conditions(['asthma', 'ace']))).toEqual([
      'conditions/x.tsv:2:1: the term "ace" reads like an English word; write "ace^" if it counts in this case only',
    ])
    expect(problemsOf(conditions(['asthma', 'ACE^']))).toEqual([])
  })
  it('an empty term, and one without words', () => {
    expect(problemsOf(conditions(['asthma', '?']))).toEqual(['conditions/x.tsv:2:1: an empty term in "terms"'])
    expect(problemsOf(conditions(['asthma', '\u200b']))).toEqual([
      'conditions/x.tsv:2:1: the term "\u200b" has no words',
    ])
  })
  it('values that a column may not hold', () => {
    const row = (cells: Record<string, string>): TableFile => {
      const full: Record<string, string> = {
        name: 'asthma',
        codes: 'ICD10CM:J45.909',
        terms: '',
        class: 'chronic',
        source: 'curated',
        note: '',
        ...cells,
      }
      return table(
        'conditions/x.tsv',
        headers.conditions,
        headers.conditions.split(' ').map((column) => full[column]!),
      )
    }
    expect(problemsOf(row({}))).toEqual([])
    expect(problemsOf(row({ codes: 'J45.909' }))).toEqual([expect.stringMatching(/^conditions\/x\.tsv:2:1: codes: /)])
    expect(problemsOf(row({ codes: 'ICD10CM:J45.909, SNOMED:195967001' }))).toEqual([
      expect.stringMatching(/:2:1: codes: /),
    ])
    expect(problemsOf(row({ class: 'bad' }))).toEqual(['conditions/x.tsv:2:1: class: no such class'])
    expect(problemsOf(row({ class: 'bad', source: 'me' }))).toHaveLength(2)
    expect(problemsOf(table('cues.tsv', headers.cues, ['no', 'certainty=never', 'forward', '', '']))).toEqual([
      'cues.tsv:2:1: effect: no such effect',
    ])
    expect(problemsOf(table('titles.tsv', headers.titles, ['x', '123', '', 'X', '']))).toEqual([
      'titles.tsv:2:1: loinc: a LOINC code is 0000-0',
    ])
    expect(
      problemsOf(table('modifiers.tsv', headers.modifiers, ['left', 'laterality', 'left', 'near', ''])),
    ).toHaveLength(1)
  })
})

describe('compileTables: who wins', () => {
  const compile = (...tables: TableFile[]): Lexicon => readLexicon(compileTables('en', tables).bytes)
  it('a curated row over an official title', () => {
    const lexicon = compile(conditions(['official', 'sneezes', 'icd10cm'], ['ours', 'sneezes']))
    expect(meanings(lexicon, 'sneezes')).toEqual(['ours'])
  })
  it('a written term over a made one', () => {
    const lexicon = compile(conditions(['stone'], ['many stones', 'stones']))
    expect(meanings(lexicon, 'stones')).toEqual(['many stones'])
  })
  it('both, where both are marked ambiguous', () => {
    const lexicon = compile(conditions(['mitral stenosis', 'MS?'], ['multiple sclerosis', 'MS?']))
    expect(meanings(lexicon, 'MS').sort()).toEqual(['mitral stenosis', 'multiple sclerosis'])
  })
  it('an ambiguous short form of a condition counts in capitals only', () => {
    const lexicon = compile(conditions(['mitral stenosis', 'MS?']))
    expect(meanings(lexicon, 'ms')).toEqual([])
  })
  it('a marked case only', () => {
    const lexicon = compile(conditions(['AIDS^']))
    expect([meanings(lexicon, 'AIDS'), meanings(lexicon, 'aids'), meanings(lexicon, 'Aids')]).toEqual([
      ['AIDS'],
      [],
      [],
    ])
  })
  it('two kinds may share a term', () => {
    const lexicon = compile(
      conditions(['history of']),
      table('cues.tsv', headers.cues, ['history of', 'temporality=historical', 'forward', '', '']),
    )
    expect(meanings(lexicon, 'history of')).toEqual(['history of', 'history of'])
  })
})

describe('compileTables: the file', () => {
  it('the same tables give the same bytes, in whatever order they come', () => {
    const digest = (tables: readonly TableFile[]): string =>
      createHash('sha256').update(compileTables('en', tables).bytes).digest('hex')
    expect(digest([...smallTables].reverse())).toBe(digest(smallTables))
  })
  it('other tables give another digest', () => {
    const digest = (tables: readonly TableFile[]): string =>
      readLexicon(compileTables('en', tables).bytes).header.digest
    expect(digest(smallTables.slice(1))).not.toBe(digest(smallTables))
  })
  it('every written term finds its concept', () => {
    const lexicon = readLexicon(compileTables('en', smallTables).bytes)
    const expected = [
      ['heart failure', 'heart failure'],
      ['CHF', 'heart failure'],
      ['Cardiac Failure', 'heart failure'],
      ['failure, heart', 'heart failure'],
      ['ARF', 'acute renal failure'],
      ['renal failures', 'renal failure'],
      ['Sjogren syndrome', 'Sjögren syndrome'],
      ['Lasix', 'furosemide'],
      ['FUROSEMIDE', 'furosemide'],
      ['Cr', 'creatinine'],
      ['no evidence of', 'no evidence of'],
      ['past history', 'history'],
      ['mg per dL', 'mg/dL'],
    ] as const
    for (const [text, name] of expected) expect(meanings(lexicon, text), text).toEqual([name])
    for (const text of ['heart', 'failure', 'aids', 'evidence', 'dL']) expect(meanings(lexicon, text), text).toEqual([])
  })
  it('compiles no table at all', () => {
    const lexicon = readLexicon(compileTables('en', []).bytes)
    expect(meanings(lexicon, 'CHF')).toEqual([])
  })
})
