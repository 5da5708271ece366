/** Tests for a few words against what they are made for: the words themselves in lower case. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayHold, oneOf, tokenize } from '../../src/note/index.ts'

const list = 'or nor and , / & + - of the tablet'
const test = oneOf(list)

/** The naive twin: cuts each token out of the text. */
function naive(text: string): boolean[] {
  const words = new Set(list.split(' '))
  const { start, end, length } = tokenize(text)
  return Array.from({ length }, (_, i) => words.has(text.slice(start[i], end[i]).toLowerCase()))
}

function hot(text: string): boolean[] {
  const tokens = tokenize(text)
  return Array.from({ length: tokens.length }, (_, i) => test(tokens, i))
}

describe('oneOf', () => {
  it('knows its words in any case, and nothing that only begins or normalises like one', () => {
    expect(hot('Pain OR fever, ore, or')).toEqual([false, true, false, true, false, true, true])
    expect(hot("the's o.r. o'r t.h.e. tablets")).toEqual([false, false, false, false, false])
  })
  it('knows signs, one alone, and a dash however it is drawn', () => {
    expect(hot('a / b -- c - d')).toEqual([false, true, false, false, false, true, false])
    expect(hot('a – b')).toEqual([false, true, false])
  })
  it('is false where the note has no token', () => {
    const tokens = tokenize('or')
    expect([-1, 0, 1, 99].map((i) => test(tokens, i))).toEqual([false, true, false, false])
  })
  it('agrees with its naive twin', () => {
    const piece = fc.constantFrom(
      ...list.split(' '),
      'Or',
      'NOR',
      'pain',
      'fort',
      '.',
      '(',
      ' ',
      '\n',
      '12',
      "'s",
      '--',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const text of [pieces.join(''), pieces.join(' ')]) expect(hot(text)).toEqual(naive(text))
      }),
      { seed: 20260101, numRuns: 2000 },
    )
  })
})

describe('mayHold', () => {
  it('knows that a note holds none of its words', () => {
    const mayChange = mayHold('lost gained')
    expect(mayChange(tokenize('Weight is stable; no losses, regained strength.'))).toBe(false)
    expect(mayChange(tokenize('She LOST 10 pounds.'))).toBe(true)
    expect(mayChange(tokenize(''))).toBe(false)
  })
  it('is true of every note in which one of its words stands', () => {
    const may = mayHold(list)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...list.split(' '), 'pain', 'fort', '12', "o'r", '(')), (words) => {
        const text = words.join(' ')
        if (hot(text).includes(true)) expect(may(tokenize(text))).toBe(true)
      }),
    )
  })
})
