/** The option `lexicons`: own terms and files over the built-in lexicon, and one clear error for each slip. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createExtractor as createAnywhere } from '../../src/index.ts'
import { compileTables } from '../../src/lexicon-compiler/index.ts'
import { builtin, createExtractor, type NodeExtractorOptions, TinctureError } from '../../src/node.ts'
import { headers, table } from '../lexicon/small-tables.ts'

const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'hospital.lexicon')
writeFileSync(
  file,
  compileTables('en', [
    table('conditions/x.tsv', headers.conditions, ['florbitis', 'ICD10CM:K98.9', '', 'acute', 'curated', '']),
  ]).bytes,
)

/** "florbitis K98.9", a line a mention. */
function found(options: NodeExtractorOptions, text: string): string[] {
  return createExtractor(options)
    .extract(text)
    .mentions.map((one) => [one.text, ...one.codes.map(({ code }) => code)].join(' '))
}

describe('lexicons', () => {
  const en = builtin('en')
  it('own concepts are found with the built-in ones', () => {
    const own = {
      terms: [
        {
          kind: 'condition' as const,
          name: 'florbitis',
          codes: [{ system: 'icd10cm', code: 'K98.9' }],
          terms: ['FLB^'],
        },
      ],
    }
    expect(found({ lexicons: [en, own] }, 'He has florbitis and asthma. FLB is worse.')).toEqual([
      'florbitis K98.9',
      expect.stringMatching(/^asthma J45/),
      'FLB K98.9',
    ])
  })
  it('a built-in concept is coded otherwise, a term switched off', () => {
    const own = {
      terms: [{ kind: 'condition' as const, name: 'pneumonia', codes: [{ system: 'local', code: 'PNA-1' }] }],
      remove: ['gout'],
    }
    expect(found({ lexicons: [en, own] }, 'He has pneumonia and gout.')).toEqual(['pneumonia PNA-1'])
  })
  it('a file by its path, the last one wins', () => {
    const own = { terms: [{ kind: 'condition' as const, name: 'florbitis', codes: [{ system: 'local', code: 'F' }] }] }
    expect(found({ lexicons: [en, file] }, 'He has florbitis.')).toEqual(['florbitis K98.9'])
    expect(found({ lexicons: [en, file, own] }, 'He has florbitis.')).toEqual(['florbitis F'])
  })
  it('one of one is that one, and `lexicon` says the same', () => {
    expect(createExtractor({ lexicons: [en] }).lexicon).toBe(en)
    expect(createExtractor({ lexicon: en }).lexicon).toBe(en)
    expect(createExtractor().lexicon).toBe(en)
  })
  it('own terms alone, where no other lexicon is', () => {
    const extractor = createAnywhere({ lexicons: [{ terms: [{ kind: 'condition', name: 'florbitis' }] }] })
    expect(extractor.extract('He has florbitis and asthma.').mentions.map(({ text }) => text)).toEqual(['florbitis'])
  })
  it('merges a small one quickly, and once', () => {
    const own = (): NodeExtractorOptions => ({
      lexicons: [en, { terms: [{ kind: 'condition', name: 'quick florb' }] }],
    })
    const first = createExtractor(own())
    const begin = performance.now()
    expect(createExtractor(own()).lexicon).toBe(first.lexicon)
    expect(performance.now() - begin).toBeLessThan(300)
  })
  it.each<[unknown, RegExp]>([
    [[], /lexicons: must name a lexicon/],
    ['en', /lexicons: must be a list of lexicons/],
    [[5], /lexicons\.0: must be a lexicon, as readLexicon gives, or own terms/],
    [[en, { words: [] }], /lexicons\.1: must be a lexicon/],
    [
      [en, { terms: [{ kind: 'thing', name: 'x' }] }],
      /lexicons\.1\.terms\.0\.kind: must be condition, medication or observation/,
    ],
    [[en, { terms: [{ kind: 'condition', name: ' ' }] }], /lexicons\.1\.terms\.0\.name: must have words/],
    [[en, { terms: [{ kind: 'condition', name: 'x', codes: ['I10'] }] }], /lexicons\.1\.terms\.0\.codes\.0/],
    [[en, { remove: 'gout' }], /lexicons\.1\.remove: must be a list of terms/],
    [[en, { terms: [{ kind: 'condition', name: 'and' }] }], /"and" reads like an English word/],
    [[join(folder, 'no.lexicon')], /no\.lexicon: can't be read \(ENOENT\)/],
    [[import.meta.filename], /lexicons\.test\.ts: This is no lexicon/],
  ])('slip %#', (lexicons, message) => {
    const make = (): unknown => createExtractor({ lexicons } as never)
    expect(make).toThrow(TinctureError)
    expect(make).toThrow(message)
  })
  it('both options at once', () =>
    expect(() => createExtractor({ lexicon: en, lexicons: [en] })).toThrow(/give one of the two/))
})
