/** Reading a table: every slip is told with its file, line and column. */
import { describe, expect, it } from 'vitest'
import { readTable } from '../../src/lexicon-compiler/read-table.ts'

const columns = ['name', 'terms', 'note']

function read(...lines: string[]): { rows: unknown[]; problems: string[] } {
  const problems: string[] = []
  const rows = readTable({ path: 'x/y.tsv', text: lines.join('\n') }, columns, problems)
  return { rows: rows.map(({ line, cells }) => [line, cells]), problems }
}

const header = 'name\tterms\tnote'

describe('readTable', () => {
  it('gives rows by column, with their lines', () => {
    expect(read(header, 'a\tb; c\t', 'd\t\tseen', '')).toEqual({
      rows: [
        [2, { name: 'a', terms: 'b; c', note: '' }],
        [3, { name: 'd', terms: '', note: 'seen' }],
      ],
      problems: [],
    })
  })
  it('needs no line feed at the end', () =>
    expect(read(header, 'a\tb\tc')).toMatchObject({ rows: [[2, { note: 'c' }]], problems: [] }))
  it('has no rows when there is only the header', () => expect(read(header)).toEqual({ rows: [], problems: [] }))
})

describe('readTable: slips', () => {
  it.each([
    [
      'another header',
      ['name\tnote', 'a\tb'],
      ['x/y.tsv:1:1: the header must be: name, terms, note (separated by tabs)'],
    ],
    ['nothing at all', [''], ['x/y.tsv:1:1: the header must be: name, terms, note (separated by tabs)']],
    ['too few columns', [header, 'a\tb\tc', 'a\tb'], ['x/y.tsv:3:1: has 2 columns, not 3']],
    ['too many columns', [header, 'a\tb\tc\td'], ['x/y.tsv:2:1: has 4 columns, not 3']],
    ['an empty line', [header, '', 'a\tb\tc'], ['x/y.tsv:2:1: has 1 columns, not 3']],
    [
      'a carriage return',
      [header, 'a\tb\tc\r'],
      ['x/y.tsv:2:6: ends in a carriage return: save the file with line feeds'],
    ],
    ['a blank before a cell', [header, 'abc\t b\tc'], ['x/y.tsv:2:5: blanks around "terms"']],
    ['a blank after a cell', [header, 'abc\tb\tc '], ['x/y.tsv:2:7: blanks around "note"']],
    ['no name', [header, '\tb\tc'], ['x/y.tsv:2:1: "name" is empty']],
    [
      'an error of a spreadsheet',
      [header, 'a\t#NAME?\tc'],
      ['x/y.tsv:2:3: a leftover of a spreadsheet or word processor in "terms"'],
    ],
    [
      'a date made by a spreadsheet',
      [header, '2-Mar\tb\tc'],
      ['x/y.tsv:2:1: a leftover of a spreadsheet or word processor in "name"'],
    ],
    [
      'a number made by a spreadsheet',
      [header, '1.2E+10\tb\tc'],
      ['x/y.tsv:2:1: a leftover of a spreadsheet or word processor in "name"'],
    ],
    [
      'a curly quotation mark',
      [header, 'a\tb\tCrohn’s'],
      ['x/y.tsv:2:5: a leftover of a spreadsheet or word processor in "note"'],
    ],
    [
      'a replacement character',
      [header, 'a\t\ufffd\tc'],
      ['x/y.tsv:2:3: a leftover of a spreadsheet or word processor in "terms"'],
    ],
  ])('%s', (_, lines, problems) => expect(read(...lines).problems).toEqual(problems))
  it('tells them all, not only the first', () => {
    expect(
      read(header, 'a', '\tb\tc', 'd\t e\tf').problems.map((problem) => problem.split(':').slice(1, 3).join(':')),
    ).toEqual(['2:1', '3:1', '4:3'])
  })
})
