/** Several lexicons as one: who wins, what is added, what is switched off; and the same bytes from two builds. */
import { describe, expect, it } from 'vitest'
import { type Lexicon, readLexicon } from '../../src/lexicon/index.ts'
import {
  compileTables,
  emptyLexicon,
  entryOf,
  joinLexicons,
  mergeLexicons,
  type OwnTerms,
  removeTerms,
  withOwnTerms,
  writeLexicon,
} from '../../src/lexicon-compiler/index.ts'
import { headers, smallLexicon, smallTables, table } from '../lexicon/small-tables.ts'
import { build, meanings, samples, source } from './sources/fixture-files.ts'

const base = smallLexicon()
const own = (terms: OwnTerms['terms'], remove: string[] = []): Lexicon => withOwnTerms(base, { terms, remove })

/** Every term of a lexicon with its meanings, found by walking the automaton. */
function allTerms(lexicon: Lexicon): Map<string, string[]> {
  const { rootNext, rootAccept, edges, wordOffsets, wordPool } = lexicon.columns
  const word = (id: number): string => new TextDecoder().decode(wordPool.slice(wordOffsets[id], wordOffsets[id + 1]))
  const found = new Map<string, string[]>()
  const keep = (path: string, entry: number): void => {
    if (entry === 0) return
    const senses = lexicon
      .senses(entry)
      .map(
        ({ concept, flags, form }) =>
          `${lexicon.concept(concept).kind} ${lexicon.concept(concept).name} ${flags} ${form}`,
      )
    if (senses.length > 0) found.set(path, senses)
  }
  const walk = (state: number, path: string): void => {
    for (let at = 0; at < edges.length; at += 4) {
      if (edges[at] !== state || (edges[at + 2] === 0 && edges[at + 3] === 0)) continue
      const next = `${path} ${word(edges[at + 1]!)}`
      keep(next, edges[at + 3]!)
      if (edges[at + 2] !== 0) walk(edges[at + 2]!, next)
    }
  }
  for (let w = 1; w < rootNext.length; w++) {
    keep(word(w), rootAccept[w]!)
    if (rootNext[w] !== 0) walk(rootNext[w]!, word(w))
  }
  return found
}

describe('mergeLexicons', () => {
  it('with nothing is the lexicon itself', () => {
    expect(allTerms(mergeLexicons(base, emptyLexicon('en')))).toEqual(allTerms(base))
    expect(allTerms(mergeLexicons(emptyLexicon('en'), base))).toEqual(allTerms(base))
  })
  it('with itself is itself', () => expect(allTerms(mergeLexicons(base, base))).toEqual(allTerms(base)))
  it('tables that share no term give what they give compiled together', () => {
    const [first, ...others] = smallTables
    const parts = mergeLexicons(
      readLexicon(compileTables('en', [first!]).bytes),
      readLexicon(compileTables('en', others).bytes),
    )
    const sorted = (lexicon: Lexicon): [string, string[]][] =>
      [...allTerms(lexicon)]
        .map(([term, senses]): [string, string[]] => [term, [...senses].sort()])
        .sort(([a], [b]) => (a < b ? -1 : 1))
    expect(sorted(parts)).toEqual(sorted(base))
  })
  it('a thousand new words: the tables grow', () => {
    const name = (i: number): string => `f${i.toString(36)}lorb g${(i * 7).toString(36)}lim`
    const merged = own(Array.from({ length: 1000 }, (_, i) => ({ kind: 'condition' as const, name: name(i) })))
    for (let i = 0; i < 1000; i++) expect(meanings(merged, name(i))).toEqual([`condition ${name(i)}`])
    expect(meanings(merged, 'CHF')).toHaveLength(1)
  })
  it('changes neither lexicon', () => {
    const before = [...base.columns.edges]
    own([{ kind: 'condition', name: 'heart failure', codes: [{ system: 'local', code: 'X' }] }], ['CHF'])
    expect([...base.columns.edges]).toEqual(before)
    expect(meanings(base, 'CHF')).toEqual(['condition heart failure icd-10-cm:I50.9 snomed:84114007'])
  })
  it('is written and read again', () => {
    const merged = own([{ kind: 'condition', name: 'long COVID', terms: ['PASC^'] }])
    const again = readLexicon(writeLexicon(merged.header, merged.columns))
    expect(allTerms(again)).toEqual(allTerms(merged))
  })
})

describe('own terms', () => {
  it('are added', () => {
    const merged = own([
      { kind: 'condition', name: 'long COVID', codes: [{ system: 'ICD10CM', code: 'U09.9' }], terms: ['PASC^'] },
    ])
    expect(meanings(merged, 'PASC')).toEqual(['condition long COVID icd-10-cm:U09.9'])
    expect(meanings(merged, 'pasc')).toEqual([])
    expect(meanings(merged, 'heart failure')).toHaveLength(1)
    expect(merged.header.counts.condition).toBe(base.header.counts.condition! + 1)
  })
  it('re-code a built-in concept, in all its terms; what they do not say stays', () => {
    const merged = own([
      { kind: 'condition', name: 'Heart failure', codes: [{ system: 'local', code: 'HF' }], terms: ['pump failure'] },
    ])
    for (const term of ['CHF', 'failure, heart', 'pump failure'])
      expect(meanings(merged, term), term).toEqual(['condition heart failure local:HF'])
    expect(merged.concept(0)).toMatchObject({ class: 'chronic' })
    expect(merged.header.counts.condition).toBe(base.header.counts.condition)
  })
  it('take a built-in term for another concept', () => {
    const merged = own([{ kind: 'condition', name: 'cardiac hypofunction', terms: ['CHF'] }])
    expect(meanings(merged, 'CHF')).toEqual(['condition cardiac hypofunction'])
    expect(meanings(merged, 'heart failure')).toHaveLength(1)
  })
  it('leave cues and other kinds alone', () => {
    const merged = own([{ kind: 'condition', name: 'history of' }])
    expect(meanings(merged, 'history of').sort()).toEqual(['condition history of', 'cue history of'])
  })
  it('decide alone: rows of ambiguous.tsv are not asked any more', () => {
    const rows = table('ambiguous.tsv', 'term sense when note', ['ARF^', 'none', 'default', ''])
    const lexicon = readLexicon(compileTables('en', [...smallTables, rows]).bytes)
    expect(meanings(lexicon, 'ARF')).toHaveLength(2)
    expect(
      meanings(withOwnTerms(lexicon, { terms: [{ kind: 'condition', name: 'florb', terms: ['ARF'] }] }), 'ARF'),
    ).toEqual(['condition florb'])
  })
  it('switch terms off, with what was made of them', () => {
    const merged = own([], ['renal failure', 'no', 'zyzzyva', ''])
    for (const term of ['renal failure', 'renal failures', 'failure, renal'])
      expect(meanings(merged, term), term).toEqual([])
    expect(meanings(merged, 'acute renal failure')).toHaveLength(1)
    expect(meanings(merged, 'no')).toEqual(['cue no'])
    expect(removeTerms(base, [])).toBe(base)
  })
  it('a later lexicon wins over an earlier one', () => {
    const merged = joinLexicons([
      base,
      { terms: [{ kind: 'condition', name: 'florb one', terms: ['florb'] }] },
      { terms: [{ kind: 'condition', name: 'florb two', terms: ['florb'] }] },
      { remove: ['CHF'] },
    ])
    expect([meanings(merged, 'florb'), meanings(merged, 'CHF')]).toEqual([['condition florb two'], []])
  })
  it('are compiled and merged once', () => {
    const same = (): OwnTerms => ({ terms: [{ kind: 'condition', name: 'florb' }] })
    expect(withOwnTerms(base, same())).toBe(withOwnTerms(base, same()))
    expect(joinLexicons([base, emptyLexicon('en')])).not.toBe(base)
  })
  it('refuse one term of two concepts', () => {
    expect(() =>
      own([
        { kind: 'condition', name: 'florb one', terms: ['florb'] },
        { kind: 'condition', name: 'florb two', terms: ['florb'] },
      ]),
    ).toThrow(/florb two: the term "florb" stands also in "florb one"/)
  })
})

describe('imported terms', () => {
  it('fill gaps, and give lacking codes to the concept of the same name', async () => {
    const rows = [
      'C9000001|ENG|P|L|PF|S|Y|A||||SNOMEDCT_US|PT|900000301|Renal failure|0|N||',
      'C9000001|ENG|S|L|VO|S|N|A||||SNOMEDCT_US|FN|900000301|Renal failure (disorder)|0|N||',
      'C9000001|ENG|S|L|VO|S|N|A||||SNOMEDCT_US|SY|900000301|Kidney stoppage|0|N||',
      'C9000002|ENG|P|L|PF|S|Y|A||||ICD10CM|PT|I50.1|CHF|0|N||',
      'C9000002|ENG|S|L|VO|S|N|A||||ICD10CM|ET|I50.1|Left florb failure|0|N||',
    ]
    const { lexicon } = await build([source('MRCONSO.RRF', rows.join('\n'))], { base })
    const renal = 'condition renal failure icd-10-cm:N19 snomed:900000301'
    expect([meanings(lexicon, 'renal failure'), meanings(lexicon, 'kidney stoppage')]).toEqual([[renal], [renal]])
    expect(meanings(lexicon, 'CHF')).toEqual(['condition heart failure icd-10-cm:I50.9 snomed:84114007'])
    expect(meanings(lexicon, 'left florb failure')).toEqual(['condition CHF icd-10-cm:I50.1'])
  })
  it("a list of one's own wins over them and over the base", async () => {
    const list = source(
      'words.csv',
      'surface,system,code,display\nzorbex,rxnorm,1,Our zorb\nLasix,rxnorm,2,Our lasix\n',
    )
    const { lexicon } = await build([...samples('rxnorm'), list], { base })
    expect(meanings(lexicon, 'Zorbex')).toEqual(['medication Our zorb rxnorm:1'])
    expect(meanings(lexicon, 'Lasix')).toEqual(['medication Our lasix rxnorm:2'])
  })
})

describe('the file', () => {
  it.each(['umls', 'rxnorm', 'snomed', 'loinc', 'icd10cm', 'omop', 'fhir', 'obo', 'ctakes', 'medcat', 'list'])(
    '%s: two builds are the same, byte for byte',
    async (folder) => {
      const one = await build(samples(folder), { base })
      const two = await build(samples(folder).reverse(), { base })
      expect(Buffer.compare(one.bytes, two.bytes)).toBe(0)
      expect(entryOf(one.lexicon, 'CHF')).toBeGreaterThan(0)
      expect(headers.cues).toContain('effect')
    },
  )
})
