/** Each format by its real columns: what is taken, what is left out, which codes and kinds come of it. */
import { describe, expect, it } from 'vitest'
import { conceptsOf } from '../../../src/lexicon/index.ts'
import { formatOf } from '../../../src/lexicon-compiler/index.ts'
import { build, meanings, samples } from './fixture-files.ts'

const florbitis = 'condition florbitis icd-10-cm:K98.9 snomed:900000101'
const zorbital = 'medication zorbital rxnorm:9900001'

describe('UMLS', () => {
  it('MRCONSO with MRSTY: names of a CUI go to its codes', async () => {
    const { lexicon } = await build(samples('umls'))
    const meant = 'condition Florbitis icd-10-cm:K98.9 snomed:900000101'
    expect(meanings(lexicon, 'florbitis')).toEqual([meant])
    expect(meanings(lexicon, 'inflamed florb')).toEqual([meant])
    expect(meanings(lexicon, 'zorbital')).toEqual([zorbital])
    expect(meanings(lexicon, 'florbin')).toEqual(['observation Florbin loinc:99001-2'])
    expect(conceptsOf(lexicon, 'condition').map(({ concept }) => concept.class)).toEqual(['acute', 'symptom'])
    // another language, suppressed, anatomy, an unwanted source, a dose form
    for (const term of ['Florbentzündung', 'florb disease of old', 'upper florb', 'unwanted name of glimmer'])
      expect(meanings(lexicon, term), term).toEqual([])
  })
  it('without MRSTY the rows themselves say what a concept is', async () => {
    const { lexicon } = await build(samples('umls', ['MRCONSO']))
    expect(meanings(lexicon, 'inflamed florb')).toHaveLength(1)
    expect(meanings(lexicon, 'zorbital')).toEqual([zorbital])
    expect(meanings(lexicon, 'upper florb')).toEqual([])
  })
  it('a short form that nobody has read is ambiguous, in its case only', async () => {
    const { lexicon } = await build(samples('umls'))
    expect(meanings(lexicon, 'GS')).toHaveLength(1)
    const flags = [...lexicon.columns.senseFlags].filter((flag) => flag & 1)
    expect(flags).toEqual([1 | 2 | 16])
  })
})

describe('RxNorm', () => {
  it('RXNCONSO with RXNREL: brands, salts and products are terms of the ingredient', async () => {
    const { lexicon } = await build(samples('rxnorm'))
    for (const term of ['zorbital', 'zorbitalum', 'zorbital mesylate', 'Zorbex', 'ZORBEX XL'])
      expect(meanings(lexicon, term), term).toEqual([zorbital])
    expect(meanings(lexicon, 'Duozorb')).toEqual(['medication quendrine / zorbital rxnorm:9900005'])
    for (const term of ['Oldzorb', 'oral tablet', 'zorbital powder', 'zorbital oral tablet'])
      expect(meanings(lexicon, term), term).toEqual([])
  })
  it('without RXNREL a brand is a concept of its own', async () => {
    const { lexicon } = await build(samples('rxnorm', ['CONSO']))
    expect(meanings(lexicon, 'Zorbex')).toEqual(['medication Zorbex rxnorm:9900003'])
  })
})

describe('SNOMED CT', () => {
  it('snapshot with map, language and hierarchy', async () => {
    const { lexicon } = await build(samples('snomed'))
    expect(meanings(lexicon, 'florbitis')).toEqual([florbitis])
    expect(meanings(lexicon, 'inflammation of florb')).toEqual([florbitis])
    expect(meanings(lexicon, 'florb pain')).toEqual(['condition florb pain icd-10-cm:R98.0 snomed:900000103'])
    expect(meanings(lexicon, "Glimmer's syndrome")).toEqual(["condition Glimmer's syndrome snomed:900000107"])
    expect(meanings(lexicon, 'zorbital')).toEqual(['medication zorbital snomed:900000106'])
    // inactive description and concept, British only, a finding without code, anatomy
    for (const term of ['florb fever', 'retired disease', 'florbitis britannica', 'able to whistle', 'florb structure'])
      expect(meanings(lexicon, term), term).toEqual([])
  })
  it('descriptions alone: findings count, without ICD-10-CM', async () => {
    const { lexicon } = await build(samples('snomed', ['Description']))
    expect(meanings(lexicon, 'florbitis')).toEqual(['condition florbitis snomed:900000101'])
    expect(meanings(lexicon, 'able to whistle')).toHaveLength(1)
  })
})

describe('LOINC', () => {
  it('codes that differ by specimen are one test', async () => {
    const { lexicon } = await build(samples('loinc'))
    const tests = conceptsOf(lexicon, 'observation').map(({ concept }) => concept)
    expect(tests.map(({ name, codes }) => [name, codes[0]!.code])).toEqual([
      ['florbin', '99001-2'],
      ['florbin A1c', '99003-8'],
    ])
    expect(tests[0]).toMatchObject({
      units: ['mg/dL'],
      values: ['number'],
      category: 'laboratory',
      specimens: { urine: { system: 'loinc', code: '99002-0' } },
    })
    for (const term of ['rare florbin', 'old florbin']) expect(meanings(lexicon, term)).toEqual([])
  })
})

describe('ICD-10-CM', () => {
  it('order file: billable codes, later encounters left out', async () => {
    const { lexicon } = await build(samples('icd10cm', ['order']))
    expect(meanings(lexicon, 'florbitis')).toEqual(['condition Florbitis icd-10-cm:K98.9'])
    expect(meanings(lexicon, 'torn florb')).toEqual(['condition Torn florb icd-10-cm:S98.10XA'])
    expect(conceptsOf(lexicon, 'condition')).toHaveLength(3)
  })
  it('tabular XML: inclusion terms, seventh characters of the parent', async () => {
    const { lexicon } = await build(samples('icd10cm', ['tabular']))
    expect(meanings(lexicon, 'sudden florb')).toEqual(['condition Acute florbitis icd-10-cm:K98.1'])
    expect(meanings(lexicon, 'florb attack')).toHaveLength(1)
    expect(meanings(lexicon, 'torn florb')).toEqual(['condition Torn florb icd-10-cm:S98.10XA'])
    for (const term of ['florb trouble', 'glimmer', 'florb & glimmer']) expect(meanings(lexicon, term)).toEqual([])
  })
  it('both speak of the same codes', async () => {
    const { lexicon } = await build(samples('icd10cm'))
    expect(conceptsOf(lexicon, 'condition')).toHaveLength(3)
  })
})

describe('OMOP', () => {
  it('"Maps to" joins codes, "Tradename of" brands', async () => {
    const { lexicon } = await build(samples('omop'))
    expect(meanings(lexicon, 'inflamed florb')).toEqual(['condition Florbitis icd-10-cm:K98.9 snomed:900000101'])
    expect(meanings(lexicon, 'acute florbitis')).toEqual(['condition Acute florbitis icd-10-cm:K98.1 snomed:900000101'])
    expect(meanings(lexicon, 'Zorbex')).toEqual([zorbital])
    expect(meanings(lexicon, 'florbin')).toEqual(['observation Florbin loinc:99001-2'])
    for (const term of ['old florb', 'Florbentzündung', 'zorbital oral tablet'])
      expect(meanings(lexicon, term)).toEqual([])
  })
})

describe('FHIR', () => {
  it('a Bundle of CodeSystem, ValueSet and ConceptMap', async () => {
    const { lexicon } = await build(samples('fhir'))
    expect(meanings(lexicon, 'inflamed florb')).toEqual(['condition Florbitis icd-10-cm:K98.9 snomed:900000101'])
    expect(meanings(lexicon, 'zorbital')).toEqual([zorbital])
    expect(meanings(lexicon, 'florbin A1c')).toEqual(['observation Florbin A1c loinc:99003-8'])
    expect(meanings(lexicon, 'Florbentzündung')).toEqual([])
  })
})

describe('OBO, cTAKES, MedCAT', () => {
  it('OBO: exact synonyms and xrefs', async () => {
    const { lexicon } = await build(samples('obo'))
    expect(meanings(lexicon, 'inflamed florb')).toEqual([florbitis])
    expect(meanings(lexicon, 'florb flare')).toEqual([florbitis])
    expect(meanings(lexicon, 'uncoded glimmer')).toEqual(['condition uncoded glimmer'])
    for (const term of ['trouble', 'obsolete florb', 'part of']) expect(meanings(lexicon, term)).toEqual([])
  })
  it('BSV: kinds by semantic type', async () => {
    const { lexicon } = await build(samples('ctakes'))
    const system = 'http://www.nlm.nih.gov/research/umls'
    expect(meanings(lexicon, 'inflamed florb')).toEqual([`condition Florbitis ${system}:C9000001`])
    expect(meanings(lexicon, 'zorbital')).toEqual([`medication Zorbital ${system}:C9000002`])
    expect(meanings(lexicon, 'glimmering')).toHaveLength(1)
    expect(meanings(lexicon, 'upper florb')).toEqual([])
  })
  it('MedCAT: several names a row, quoted cells over two lines', async () => {
    const { lexicon } = await build(samples('medcat'))
    expect(meanings(lexicon, 'inflamed florb')).toHaveLength(1)
    expect(meanings(lexicon, 'florb disease')).toEqual(['condition florb disease snomed:900000101'])
    expect(meanings(lexicon, 'upper florb')).toEqual([])
  })
})

describe('lists of our own', () => {
  it('CSV and TSV, with marks, flags and units', async () => {
    const { lexicon } = await build(samples('list'))
    expect(meanings(lexicon, 'PASC')).toEqual(['condition long COVID icd-10-cm:U09.9 snomed:900000201'])
    expect(meanings(lexicon, 'pasc')).toEqual([])
    expect(meanings(lexicon, 'florbitis, acute')).toEqual(['condition acute florbitis icd-10-cm:K98.1'])
    expect(meanings(lexicon, 'zorbie')).toEqual([zorbital])
  })
  it('a TSV alone', async () => {
    const { lexicon } = await build(samples('list', ['.tsv']))
    expect(meanings(lexicon, 'zorbie')).toEqual([zorbital])
  })
})

describe('formatOf', () => {
  it.each([
    ['RXNCONSO.RRF', '', 'rxnconso'],
    ['a/b/mrsty.rrf', '', 'mrsty'],
    ['export.txt', 'C0000001|ENG|P|L1|PF|S1|Y|A1||||SNOMEDCT_US|PT|1|x|0|N||', 'mrconso'],
    ['export.txt', '1|ENG||||||2|3|3||RXNORM|IN|1|x||N|4096|', 'rxnconso'],
    ['export.txt', '1||CUI|RO|2||CUI|has_ingredient|3||RXNORM||||N|4096|', 'rxnrel'],
    ['export.txt', 'C0000001|T047|B2|Disease|AT1||', 'mrsty'],
    ['export.txt', 'C0000001|T047|florb', 'bsv'],
    ['export.csv', '\ufeffsurface,system,code,display', 'list'],
    ['export.csv', '"LOINC_NUM","COMPONENT"', 'loinc'],
    ['export.csv', 'cui,name,ontologies', 'medcat'],
    ['export.txt', 'K989    Florbitis, unspecified', 'icd-order'],
    ['export.txt', '00003 K989    1 Florbitis', 'icd-order'],
    ['export', '\n{"resourceType":"CodeSystem"', 'fhir'],
    ['export.csv', 'concept_id\tconcept_name\tdomain_id\r', 'omop-concept'],
    ['notes.txt', 'He has asthma.', null],
    ['empty.txt', '', null],
  ])('%s %j', (path, text, format) => expect(formatOf(path, text.split('\n'))).toBe(format))
})
