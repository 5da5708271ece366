/** The table of roots: what a look at each column gives, in a file and in a merged lexicon. */
import { describe, expect, it } from 'vitest'
import { type Lexicon, readLexicon, roots, secondBit } from '../../src/lexicon/index.ts'
import { compileTables, mergeLexicons, removeTerms } from '../../src/lexicon-compiler/index.ts'
import { builtin } from '../../src/node.ts'
import { headers, smallLexicon, table } from './small-tables.ts'

/** Every word's second words looked up edge by edge. */
function naive({ columns: { rootNext, rootAccept, edges, entryKinds } }: Lexicon): number[] {
  const seconds = new Map<number, number>()
  for (let at = 0; at < edges.length; at += 4) {
    const [state, word, next, accept] = edges.subarray(at, at + 4)
    if (next || accept) seconds.set(state!, (seconds.get(state!) ?? 0) | (1 << secondBit(word!)))
  }
  return [...rootNext].flatMap((next, word) => {
    const accept = rootAccept[word]!
    return [next, accept, entryKinds[accept]!, next === 0 ? 0 : (seconds.get(next) ?? 0)]
  })
}

describe('roots', () => {
  it.each([
    ['the built-in lexicon', builtin('en')],
    ['a small one', smallLexicon()],
  ])('of %s come from the file', (_, lexicon) => {
    expect(roots(lexicon)).toBe(lexicon.columns.roots)
    expect(Buffer.from(Int32Array.from(naive(lexicon)).buffer).equals(Buffer.from(roots(lexicon).slice().buffer))).toBe(
      true,
    )
  })
  it('of a merged lexicon, and of one without a term, are worked out once', () => {
    const own = table('conditions/own.tsv', headers.conditions, [
      'glass lung',
      'ICD10CM:J60',
      '',
      'chronic',
      'curated',
      '',
    ])
    const merged = mergeLexicons(smallLexicon(), readLexicon(compileTables('en', [own]).bytes))
    expect([...roots(merged)]).toEqual(naive(merged))
    const without = removeTerms(merged, ['glass lung'])
    expect([...roots(without)]).toEqual(naive(without))
    expect(roots(without)).toBe(roots(without))
  })
})
