/** Bad sources: skipped or refused with file and line, and never a lexicon of half of them. */
import { describe, expect, it } from 'vitest'
import { LexiconError } from '../../../src/errors.ts'
import { build, meanings, source } from './fixture-files.ts'

const mrconso = (cui: string, text: string): string =>
  `${cui}|ENG|P|L1|PF|S1|Y|A1||||SNOMEDCT_US|PT|900000101|${text} (disorder)|0|N||`
const good = Array.from({ length: 6 }, (_, i) => mrconso(`C900000${i}`, `florb number ${'abcdef'[i]}`))

async function refusal(...args: Parameters<typeof build>): Promise<LexiconError> {
  try {
    await build(...args)
  } catch (error) {
    expect(error).toBeInstanceOf(LexiconError)
    return error as LexiconError
  }
  throw new Error('it was built')
}

describe('skipped, and told', () => {
  it('a truncated RRF line, in the middle and at the end', async () => {
    const lines = [good[0]!, good[1]!.slice(0, 40), ...good.slice(2, 5), 'C9|GER|P|L1|PF', good[5]!.slice(0, -3)]
    const { report, lexicon } = await build([source('MRCONSO.RRF', lines.join('\n'))])
    expect(report.problems).toEqual([
      'MRCONSO.RRF:2: has 11 fields, not 18: is it cut off?',
      'MRCONSO.RRF:6: is cut off',
      'MRCONSO.RRF:7: has 16 fields, not 18: is it cut off?',
    ])
    expect(report.counts.get('MRCONSO.RRF')).toMatchObject({ lines: 7, kept: 4, skipped: 3 })
    expect(meanings(lexicon, 'florb number a')).toHaveLength(1)
  })
  it('Latin-1 and UTF-16 bytes', async () => {
    const lines = [...good, mrconso('C9000010', 'Sj\ufffdgren florb'), mrconso('C9000011', 'f\0l\0')]
    const { report } = await build([source('MRCONSO.RRF', lines.join('\n'))])
    expect(report.problems).toEqual([
      'MRCONSO.RRF:7: holds bytes that are no UTF-8 (Latin-1?)',
      'MRCONSO.RRF:8: holds NUL characters (UTF-16?)',
    ])
  })
  it('many slips are told once and counted', async () => {
    const lines = [...Array.from({ length: 60 }, () => good[0]!), ...Array.from({ length: 30 }, () => 'C1|ENG|cut')]
    const { report } = await build([source('MRCONSO.RRF', lines.join('\n'))])
    expect(report.problems).toHaveLength(21)
    expect(report.counts.get('MRCONSO.RRF')!.skipped).toBe(30)
  })
  it.each([
    ['x.obo', '[Term]\nid: A:1\nname: florb\nsynonym: "cut\n', /x\.obo:4: a synonym is cut off/],
    [
      'x.bsv',
      'C1|T047|florb ache\nX|T047|florb\nC1|florbs|T047\nC2|T047|more florb\nC3|T047|yet more florb\n',
      /x\.bsv:2: .* no CUI/,
    ],
    ['x.csv', 'cui,name\n900000101,florbs\n900000102,other florb\nnot a code,florb\n', /x\.csv:4: "not a code"/],
    ['icd10cm_codes_2026.txt', 'K981    Florb\nK982    Florb ache\n???\n', /:3: is no line/],
    [
      'CONCEPT.csv',
      'concept_id\tconcept_name\tdomain_id\tvocabulary_id\tconcept_class_id\tconcept_code\tinvalid_reason\n1\tFlorb ache\tCondition\tSNOMED\tDisorder\t900000101\t\n2\tcut\n',
      /:3: has 2 columns, not 7/,
    ],
  ])('%s', async (path, text, problem) => {
    const { report } = await build([source(path, text)])
    expect(report.problems.join('\n')).toMatch(problem)
  })
  it('FHIR codes of a system that nobody knows, unless their kind is said', async () => {
    const text = JSON.stringify({
      resourceType: 'CodeSystem',
      url: 'https://example.org/florbs',
      concept: [{ code: '1', display: 'florb ache' }],
    })
    expect((await refusal([source('x.json', text)])).problems[0]).toMatch(/x\.json:1: .*give --kind/)
    const { lexicon } = await build([source('x.json', text)], { kind: 'condition' })
    expect(meanings(lexicon, 'florb ache')).toEqual(['condition florb ache https://example.org/florbs:1'])
  })
})

describe('refused', () => {
  const list = (...rows: string[]): ReturnType<typeof source> =>
    source('words.csv', ['surface,system,code,display,kind,flags', ...rows, ''].join('\n'))
  it.each([
    ['an unknown system', ['florb,icd11,X,florb,,'], /words\.csv:2: "icd11" is no code system/],
    ['a code of another form', ['florb,icd10cm,12345,florb,,'], /:2: "12345" is no code of icd-10-cm/],
    ['an unknown kind', ['florb,icd10cm,K98.9,florb,thing,'], /:2: "thing" is no kind/],
    ['no kind for an own system', ['florb,urn:x:y,1,florb,,'], /:2: "kind" is needed/],
    ['an unknown flag', ['florb,icd10cm,K98.9,florb,,loud'], /:2: "loud" is no flag/],
    ['an empty surface', [',icd10cm,K98.9,florb,,'], /:2: "surface" is empty/],
    [
      'the same row twice',
      ['florb,icd10cm,K98.9,florb,,', 'Florb,ICD10CM,K98.9,florb,,'],
      /:3: says the same as words\.csv:2/,
    ],
    [
      'one term of two concepts',
      ['florb,icd10cm,K98.9,florb,,', 'florb,icd10cm,K98.1,acute florb,,'],
      /:3: "florb" means something else in words\.csv:2/,
    ],
    [
      'two codes of a system',
      ['florb,icd10cm,K98.9,florb,,', 'florbs,icd10cm,K98.1,florb,,'],
      /:3: "florb" has the code K98\.9/,
    ],
    ['a missing cell', ['florb,icd10cm,K98.9'], /:2: has 3 columns, not 6/],
    ['an open quote', ['"florb,icd10cm,K98.9,florb,,'], /:2: a quoted field is never closed/],
    ['an English word', ['and,icd10cm,K98.9,florb disease,,'], /reads like an English word/],
  ])('a list with %s', async (_, rows, problem) => {
    const error = await refusal([list(...rows)])
    expect(error.code).toBe('lexicon/bad-source')
    expect(error.problems.join('\n')).toMatch(problem)
  })
  it('flagged as ambiguous, one term may have two meanings', async () => {
    const { lexicon } = await build([list('FB,icd10cm,K98.9,florb,,ambiguous', 'FB,icd10cm,K99.9,fib,,ambiguous')])
    expect(meanings(lexicon, 'FB')).toHaveLength(2)
  })
  it('with keepGoing, the right rows count', async () => {
    const { lexicon } = await build(
      [list('florb ache,icd10cm,K98.9,florb ache,,', 'x,nosuch,1,x,,', 'florb pain,icd10cm,K98.1,florb pain,,')],
      { keepGoing: true },
    )
    expect(meanings(lexicon, 'florb pain')).toHaveLength(1)
  })
  it.each([
    [
      'a wrong column',
      source('Loinc.csv', '"LOINC_NUM","NAME"\n"1-8","x"\n'),
      /Loinc\.csv:1: the header lacks the column COMPONENT/,
    ],
    ['an empty file', source('RXNCONSO.RRF', ''), /RXNCONSO\.RRF: is empty/],
    ['an empty CSV', source('Loinc.csv', ''), /Loinc\.csv: is empty/],
    [
      'a file of something else',
      source('RXNCONSO.RRF', 'x\ny\nz\n', 'rxnconso'),
      /3 of 3 lines can't be read as rxnconso/,
    ],
    [
      'nothing of ours in it',
      source('MRCONSO.RRF', `${good[0]!.replace('ENG', 'GER')}\n`),
      /no line can be used as mrconso/,
    ],
    ['JSON cut off', source('x.json', '{"resourceType": "CodeSystem",\n "concept": ['), /x\.json:2: is no valid JSON/],
    [
      'XML cut off',
      source('icd10cm_tabular.xml', '<ICD10CM.tabular>\n<chapter>\n<diag><name>K98'),
      /:3: the file ends inside <name>/,
    ],
    ['XML tags that cross', source('icd10cm_tabular.xml', '<a>\n<b></a>'), /:2: <\/a> closes no open element/],
    [
      'XML with entities',
      source('icd10cm_tabular.xml', '<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>'),
      /:1: has a document type with declarations/,
    ],
  ])('%s', async (_, bad, problem) => {
    const error = await refusal([bad])
    expect([error.message, ...error.problems].join('\n')).toMatch(problem)
  })
})
