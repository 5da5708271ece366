/** Lines: markers, indents, blank lines. */
import { describe, expect, it } from 'vitest'
import { findLines, type Line, tokenize } from '../../src/note/index.ts'

function linesOf(text: string): (Omit<Line, 'first' | 'end' | 'body'> & { text: string; item: string })[] {
  const tokens = tokenize(text)
  const slice = (first: number, end: number): string =>
    first < end ? text.slice(tokens.start[first]!, tokens.end[end - 1]!) : ''
  return findLines(text, tokens).map(({ first, end, body, marker, indent, afterBlank }) => ({
    text: slice(first, end),
    item: slice(body, end),
    marker,
    indent,
    afterBlank,
  }))
}

describe('findLines: markers', () => {
  it.each([
    ['1. CHF', 'number', 'CHF'],
    ['1) CHF', 'number', 'CHF'],
    ['12. CHF', 'number', 'CHF'],
    ['1.CHF', 'number', 'CHF'],
    ['a. CHF', 'number', 'CHF'],
    ['B) CHF', 'number', 'CHF'],
    ['(1) CHF', 'number', 'CHF'],
    ['(a) CHF', 'number', 'CHF'],
    ['- CHF', 'bullet', 'CHF'],
    ['-n/v/d', 'bullet', 'n/v/d'],
    ['* CHF', 'bullet', 'CHF'],
    ['• CHF', 'bullet', 'CHF'],
    ['o CHF', 'bullet', 'CHF'],
    ['+ CHF', 'bullet', 'CHF'],
    ['> CHF', 'bullet', 'CHF'],
    ['[ ] CHF', 'box', 'CHF'],
    ['[x] CHF', 'box', 'CHF'],
    ['[] CHF', 'box', 'CHF'],
    ['# CHF', 'hash', 'CHF'],
    ['#1 CHF', 'hash', 'CHF'],
    ['#1. CHF', 'hash', 'CHF'],
    ['### CHF', 'hash', 'CHF'],
    // none
    ['CHF', null, 'CHF'],
    ['1.5 mg', null, '1.5 mg'],
    ['120/80', null, '120/80'],
    ['2005. Then', null, '2005. Then'],
    ['-5 today', null, '-5 today'],
    ['----- CHF', null, '----- CHF'],
    ['>100.4 fever', null, '>100.4 fever'],
    ['(sic) CHF', null, '(sic) CHF'],
    ['[**Name**] came', null, '[**Name**] came'],
    ['oxygen', null, 'oxygen'],
    ['-', null, '-'],
  ])('%s', (text, marker, item) => {
    expect(linesOf(text)).toEqual([{ text, item, marker, indent: 0, afterBlank: true }])
  })
})

describe('findLines: where lines stand', () => {
  it('leaves out lines without a word, and says so on the next', () => {
    const found = linesOf('PMH:\nCHF\n\n \nHTN')
    expect(found.map(({ text, afterBlank }) => [text, afterBlank])).toEqual([
      ['PMH:', true],
      ['CHF', false],
      ['HTN', true],
    ])
  })
  it('measures the indent in characters', () => {
    expect(linesOf('a\n  b\n\tc').map(({ indent }) => indent)).toEqual([0, 2, 1])
  })
  it('takes CRLF and CR for line breaks', () => {
    expect(linesOf('a\r\n b\rc').map(({ text, indent }) => [text, indent])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ])
  })
  it('has none for an empty note', () => expect(linesOf(' \n ')).toEqual([]))
})
