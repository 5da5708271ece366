/** Official names come onto the codes; slips of the table are told. */
import { describe, expect, it } from 'vitest'
import { conceptsOf, readLexicon } from '../../src/lexicon/index.ts'
import { compileTables } from '../../src/lexicon-compiler/index.ts'
import { headers, table } from '../lexicon/small-tables.ts'

const conditions = table('conditions/small.tsv', headers.conditions, [
  'heart failure',
  'ICD10CM:I50.9 SNOMED:84114007',
  'CHF',
  'chronic',
  'curated',
  '',
])

describe('displays.tsv', () => {
  it('names the codes that it has, and only these', () => {
    const displays = table('displays.tsv', 'code display', ['ICD10CM:I50.9', 'Heart failure, unspecified'])
    const lexicon = readLexicon(compileTables('en', [conditions, displays]).bytes)
    expect(conceptsOf(lexicon, 'condition')[0]!.concept.codes).toEqual([
      { system: 'icd-10-cm', code: 'I50.9', display: 'Heart failure, unspecified' },
      { system: 'snomed', code: '84114007' },
    ])
  })
  it('refuses a code twice and a row without a name', () => {
    const displays = table(
      'displays.tsv',
      'code display',
      ['ICD10CM:I50.9', 'Heart failure, unspecified'],
      ['ICD10CM:I50.9', 'Heart failure'],
      ['ICD10CM:I10', ''],
    )
    expect(compileTables('en', [conditions, displays], { keepGoing: true }).problems).toEqual([
      'displays.tsv:3:1: the code "ICD10CM:I50.9" stands here twice',
      'displays.tsv:4:1: a row is a code and its official name',
    ])
  })
})
