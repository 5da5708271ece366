/** The kinds of the terms that each word stands in: those of a walk over all terms, in a file and in a merged lexicon. */
import { describe, expect, it } from 'vitest'
import { kindBit, type Lexicon, readLexicon, wordKinds, wordOf } from '../../src/lexicon/index.ts'
import { compileTables, mergeLexicons, removeTerms } from '../../src/lexicon-compiler/index.ts'
import { builtin } from '../../src/node.ts'
import { headers, smallLexicon, table } from './small-tables.ts'

/** Every term walked from its first word, and its kinds given to each of its words. */
function naive({ columns: { rootNext, rootAccept, edges, entryKinds } }: Lexicon): number[] {
  const kinds = new Array<number>(rootNext.length).fill(0)
  const children = new Map<number, { word: number; next: number; accept: number }[]>()
  for (let at = 0; at < edges.length; at += 4) {
    const [state, word, next, accept] = edges.subarray(at, at + 4)
    if (next || accept)
      children.set(state!, [...(children.get(state!) ?? []), { word: word!, next: next!, accept: accept! }])
  }
  const walk = (path: readonly number[], next: number, accept: number): void => {
    for (const word of path) kinds[word]! |= entryKinds[accept]!
    for (const child of next === 0 ? [] : (children.get(next) ?? []))
      walk([...path, child.word], child.next, child.accept)
  }
  for (let word = 1; word < rootNext.length; word++) walk([word], rootNext[word]!, rootAccept[word]!)
  return kinds
}

const kindsOf = (lexicon: Lexicon, word: string): number => {
  for (let w = 1; w < lexicon.columns.rootNext.length; w++)
    if (wordOf(lexicon, w) === word) return wordKinds(lexicon)[w]!
  return -1
}

describe('wordKinds', () => {
  it.each([
    ['the built-in lexicon', builtin('en')],
    ['a small one', smallLexicon()],
  ])('of %s', (_, lexicon) => {
    expect(lexicon.columns.wordKinds.length).toBe(lexicon.columns.rootNext.length)
    expect([...wordKinds(lexicon)]).toEqual(naive(lexicon))
  })
  it('of a merged lexicon, and of one without a term, is worked out anew', () => {
    const own = table('conditions/own.tsv', headers.conditions, [
      'glass lung',
      'ICD10CM:J60',
      '',
      'chronic',
      'curated',
      '',
    ])
    const merged = mergeLexicons(smallLexicon(), readLexicon(compileTables('en', [own]).bytes))
    expect([...wordKinds(merged)]).toEqual(naive(merged))
    expect(kindsOf(merged, 'glass')).toBe(kindBit('condition'))
    const without = removeTerms(merged, ['glass lung'])
    expect([...wordKinds(without)]).toEqual(naive(without))
    expect(kindsOf(without, 'glass')).toBe(0)
    expect(wordKinds(without)).toBe(wordKinds(without))
  })
})
