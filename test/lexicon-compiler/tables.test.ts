/** Which table a file is, and what its rows become. */
import { describe, expect, it } from 'vitest'
import { readCodes, rowProblems, splitTerms, tableOf } from '../../src/lexicon-compiler/tables.ts'

describe('tableOf', () => {
  it.each([
    ['conditions/eye.tsv', '', 'condition'],
    ['medications/a.tsv', '', 'medication'],
    ['observations/a.tsv', '', 'observation'],
    ['cues.tsv', '', 'cue'],
    ['titles.tsv', '', 'title'],
    ['modifiers.tsv', '', 'modifier'],
    ['units.tsv', '', 'unit'],
    ['sig/routes.tsv', '', 'route'],
    ['sig/forms.tsv', '', 'form'],
    ['sig/frequencies.tsv', '', 'frequency'],
    ['ambiguous.tsv', '', 'word'],
    ['result-words.tsv', 'name\tterms\trole\tnote', 'word'],
    ['sig/anything.tsv', 'name\tterms\tnote', 'word'],
  ])('%s', (path, header, kind) => expect(tableOf(path, header)?.kind).toBe(kind))
  it('knows no file of other columns', () => expect(tableOf('other.tsv', 'a\tb')).toBeNull())
  it('keeps the name of a table of words, and its further columns', () => {
    const table = tableOf('result-words.tsv', 'name\tterms\trole\tnote')!
    const cells = { name: 'positive?', terms: 'pos', role: 'result', note: 'for people' }
    expect(table.concept({ file: '', line: 2, cells })).toEqual({
      kind: 'word',
      name: 'positive',
      fields: { table: 'result-words', role: 'result' },
    })
  })
})

describe('readCodes', () => {
  it('reads systems and codes', () => {
    expect(readCodes('ICD10CM:I10 SNOMED:38341003')).toEqual([
      { system: 'icd-10-cm', code: 'I10' },
      { system: 'snomed', code: '38341003' },
    ])
    expect(readCodes('RXNORM:4603 LOINC:2160-0').map(({ system }) => system)).toEqual(['rxnorm', 'loinc'])
  })
  it('reads none in an empty cell', () => expect(readCodes('')).toEqual([]))
})

describe('splitTerms', () => {
  it('splits at a semicolon and a blank', () => expect(splitTerms('a b; c; d;e')).toEqual(['a b', 'c', 'd;e']))
  it('gives none for an empty cell', () => expect(splitTerms('')).toEqual([]))
})

describe('rowProblems', () => {
  it('asks nothing of a kind without a schema', () => expect(rowProblems('word', {})).toEqual([]))
  it('names the column', () =>
    expect(rowProblems('modifier', { place: 'inside' })).toEqual(['place: before, after or both']))
  it.each([
    ['observation', { plausible: '1-2' }],
    ['observation', { category: 'vitals' }],
    ['observation', { values: 'numbers' }],
    ['observation', { specimens: 'urine:LOINC:1-2' }],
    ['observation', { codes: 'LOINC:1234' }],
    ['medication', { codes: 'RXNORM:x' }],
    ['medication', { type: 'pill' }],
    ['cue', { direction: 'left' }],
    ['unit', { ucum: '' }],
  ] as const)('%s %o', (kind, slip) => {
    const good = {
      observation: { codes: '', plausible: '0.1..25', category: 'laboratory', values: 'number words', specimens: '' },
      medication: { codes: '', type: 'drug', source: 'curated' },
      cue: { effect: 'terminate', direction: '' },
      unit: { ucum: 'mg' },
    }[kind]
    expect(rowProblems(kind, good)).toEqual([])
    expect(rowProblems(kind, { ...good, ...slip })).toHaveLength(1)
  })
})
