/** The tokenizer against a table of shapes, against its naive twin, and against what must hold of any text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Flag, hashWord, Kind, normaliseWord, type TokenTable, tokenize } from '../../src/note/index.ts'
import { naiveTokenize } from './naive-tokenize.ts'
import { shapes } from './table.ts'

const kindNames = Object.keys(Kind) as (keyof typeof Kind)[]

/** "120|number /|sign 80|number": how the table writes tokens; a word has no kind behind it. */
function written(text: string, tokens: TokenTable): string {
  return Array.from({ length: tokens.length }, (_, i) => {
    const kind = kindNames[tokens.kind[i]!]!
    return text.slice(tokens.start[i]!, tokens.end[i]!) + (kind === 'word' ? '' : `|${kind}`)
  }).join(' ')
}

/** The hot tokenizer's columns in the shape of the naive twin's tokens. */
function asRows(tokens: TokenTable): ReturnType<typeof naiveTokenize> {
  return Array.from({ length: tokens.length }, (_, i) => ({
    start: tokens.start[i]!,
    end: tokens.end[i]!,
    kind: kindNames[tokens.kind[i]!]!,
    flags: Object.keys(Flag).filter((name) => tokens.flags[i]! & Flag[name as keyof typeof Flag]),
    hash: tokens.hash[i]!,
    check: tokens.check[i]!,
  }))
}

/** Flags have no order. */
function sorted(rows: ReturnType<typeof naiveTokenize>): unknown {
  return rows.map((row) => ({ ...row, flags: [...row.flags].sort() }))
}

// Text as notes have it: the table's own shapes, and the pieces they are made of, in any order.
const pieces = [
  ...shapes.map(([text]) => text),
  ..." |\n|\r|\r\n|\t|\u00a0|\u2028|.|,|-|–|/|*|**|[**|**]|'|’|s|'s|S|a|b|i|d|B|É|é|İ|Σ|ς|ẞ|ß|Ά|я|字|ŉ|ĸ|0|1|12|200|.5|q|mg|<|=|>|~|#|+|(|)|:|µ|ª|º|\u0301|\u0307|K|Å|😷|\ud83d|\ude37|\ufffd|\0|x|T|ab12".split(
    '|',
  ),
]
const clinical = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((list) => list.join(''))
const anyText = fc.oneof(
  { weight: 4, arbitrary: clinical },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)
const runs = { seed: 20260101, numRuns: 4000 }

describe('tokenize: the table', () => {
  for (const [text, tokens] of shapes)
    it(JSON.stringify(text), () => expect(written(text, tokenize(text))).toBe(tokens))
})

describe('tokenize: flags', () => {
  const flagsOf = (text: string, i: number): string[] => [...asRows(tokenize(text))[i]!.flags].sort()
  it('says what stands before a token', () => {
    expect(flagsOf('a b', 0)).toEqual(['line', 'space'])
    expect(flagsOf('a b', 1)).toEqual(['space'])
    expect(flagsOf('a-b', 2)).toEqual([])
    expect(flagsOf('a\nb', 1)).toEqual(['line', 'space'])
    expect(flagsOf('a\n \nb', 1)).toEqual(['blank', 'line', 'space'])
  })
  it('counts CRLF as one line break', () => {
    expect(flagsOf('a\r\nb', 1)).toEqual(['line', 'space'])
    expect(flagsOf('a\r\n\r\nb', 1)).toEqual(['blank', 'line', 'space'])
  })
  it('sees no blank line before the first token', () => expect(flagsOf('\n\n\na', 0)).toEqual(['line', 'space']))
  it('tells capitals', () => {
    expect(flagsOf('x Fever', 1)).toEqual(['capital', 'space'])
    expect(flagsOf('x CHF', 1)).toEqual(['capital', 'space', 'upper'])
    expect(flagsOf('x B12', 1)).toEqual(['capital', 'digit', 'space', 'upper'])
    expect(flagsOf('x Émile', 1)).toEqual(['capital', 'space'])
  })
  it('tells a short form that ends in a full stop', () => {
    expect(flagsOf('x b.i.d.', 1)).toEqual(['dotted', 'space'])
    expect(flagsOf('x b.i.d', 1)).toEqual(['space'])
  })
  it('keeps the digit of a word whose value was cut off', () => {
    expect(flagsOf('x a1b2.5', 1)).toEqual(['digit', 'space'])
    expect(flagsOf('x T98.6', 1)).toEqual(['capital', 'space', 'upper'])
  })
})

describe('tokenize: words are known by their normal form', () => {
  const same = (a: string, b: string): void => {
    const [one, other] = [tokenize(a), tokenize(b)]
    expect([one.length, other.length]).toEqual([1, 1])
    expect([one.hash[0], one.check[0]]).toEqual([other.hash[0], other.check[0]])
  }
  it('case, accents, possessives and full stops do not count', () => {
    same('CHF', 'chf')
    same('Ménière', 'meniere')
    same('Me\u0301nie\u0300re', 'meniere')
    same("Crohn's", 'crohn')
    same('Crohn’s', 'CROHN')
    same('b.i.d.', 'BID')
    same('œdema', 'oedema')
    same('straße', 'strasse')
  })
  it('a dash is a dash', () => same('–', '-'))
  it('different words differ', () => {
    expect(tokenize('fever').hash[0]).not.toBe(tokenize('fevers').hash[0])
  })
})

describe('tokenize: the naive twin agrees', () => {
  it('on the table', () => {
    for (const [text] of shapes)
      expect(sorted(asRows(tokenize(text))), JSON.stringify(text)).toEqual(sorted(naiveTokenize(text)))
  })
  it('on seeded random text', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(sorted(asRows(tokenize(text)))).toEqual(sorted(naiveTokenize(text)))
      }),
      runs,
    )
  })
})

describe('tokenize: what holds of any text', () => {
  it('tokens stand one after the other, and only white space between them', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokenize(text)
        let at = 0
        for (let i = 0; i <= tokens.length; i++) {
          const start = i < tokens.length ? tokens.start[i]! : text.length
          expect(start).toBeGreaterThanOrEqual(at)
          expect(text.slice(at, start)).toMatch(
            /^[\0-\x20\x7f-\xa0\xad\u2000-\u200f\u2028\u2029\u202f\u205f\u3000\ufeff]*$/,
          )
          if (i === tokens.length) break
          expect(tokens.end[i]!).toBeGreaterThan(start)
          at = tokens.end[i]!
        }
      }),
      runs,
    )
  })
  it('the hashes are those of the normalised word', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokenize(text)
        for (let i = 0; i < tokens.length; i++) {
          if (tokens.kind[i] === Kind.redacted) continue // stands for a name or date: it has no word
          const word = normaliseWord(text.slice(tokens.start[i]!, tokens.end[i]!))
          expect({ word, hash: tokens.hash[i], check: tokens.check[i] }).toEqual({ word, ...hashWord(word) })
        }
      }),
      runs,
    )
  })
  it('columns are as long as the table says, also past the first guess of room', () => {
    const tokens = tokenize('-+'.repeat(1000))
    expect(tokens.length).toBe(2000)
    for (const column of [tokens.start, tokens.end, tokens.kind, tokens.flags, tokens.hash, tokens.check])
      expect(column.length).toBe(2000)
  })
})

describe('tokenize: rooms', () => {
  const line = 'Seen for chest pain, q4-6h. '
  it('reads a note longer than the room that is kept as its parts', () => {
    const whole = tokenize(line.repeat(60_000))
    const part = tokenize(line)
    expect(whole.length).toBe(part.length * 60_000)
    const last = whole.length - part.length
    const at = line.length * 59_999
    for (let i = 0; i < part.length; i++) {
      expect(whole.start[last + i]).toBe(part.start[i]! + at)
      expect(whole.hash[last + i]).toBe(part.hash[i])
    }
  })
  it('leaves nothing of the text before in the next, whichever of them is ASCII', () => {
    const texts = ['fever at 40.5 today', 'é', "Ménière's 1,200", 'b.i', '1,20', 'x-', '', '😷 pain', '[*', 'a']
    for (const before of texts)
      for (const text of texts) {
        tokenize(before + before)
        expect(asRows(tokenize(text))).toEqual(asRows(tokenize(`${text} `)))
      }
  })
})
