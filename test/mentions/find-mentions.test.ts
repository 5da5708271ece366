/** Mentions over the default lexicon: what counts, and how far it reaches. */
import { describe, expect, it } from 'vitest'
import type { Mention } from '../../src/mentions/index.ts'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()

/** Conditions and medications of a text, with their words. */
function find(text: string): (Mention & { text: string })[] {
  return extractor
    .extract(text)
    .layers.mentions.map((one) => ({ ...one, text: text.slice(one.span.start, one.span.end) }))
}
const textsOf = (text: string): string[] => find(text).map((one) => one.text)
const icd = (mention: Mention): string | undefined => mention.codes.find(({ system }) => system === 'icd-10-cm')?.code

describe('the longest term wins', () => {
  it.each([
    ['He has acute renal failure.', ['acute renal failure']],
    ['He has type 2 diabetes mellitus.', ['type 2 diabetes mellitus']],
    ['She has congestive heart failure.', ['congestive heart failure']],
    ['Started metoprolol succinate today.', ['metoprolol succinate']],
    ['No urinary tract infection.', ['urinary tract infection']],
  ])('%s', (text, found) => expect(textsOf(text)).toEqual(found))
})

describe('each condition is a mention of its own', () => {
  it.each([
    ['Denies nausea, vomiting or diarrhea.', ['nausea', 'vomiting', 'diarrhea']],
    ['Fever and cough; again fever.', ['Fever', 'cough', 'fever']],
    ['Asthma (no wheezing), gout.', ['Asthma', 'wheezing', 'gout']],
    ['Aspirin for chest pain.', ['Aspirin', 'chest pain']],
  ])('%s', (text, found) => expect(textsOf(text)).toEqual(found))
})

describe('a term in other clothes', () => {
  it.each([
    ["Has Crohn's disease.", "Crohn's disease", 'K50.90'],
    ['Has Crohn disease.', 'Crohn disease', 'K50.90'],
    ['HAS CROHN’S DISEASE.', 'CROHN’S DISEASE', 'K50.90'],
    ["Has Graves' disease.", "Graves' disease", 'E05.00'],
    ['Has pneumonias.', 'pneumonias', 'J18.9'],
    ['Has anaemia.', 'anaemia', 'D64.9'],
    ['Has heart\nfailure.', 'heart\nfailure', 'I50.9'],
  ])('%j', (text, words, code) => {
    const [mention, ...more] = find(text)
    expect(more).toEqual([])
    expect(mention!.text).toBe(words)
    expect(icd(mention!)).toBe(code)
  })
})

describe('modifiers join the span, and the code grows more specific', () => {
  it.each([
    ['He has pain in the right knee.', 'pain in the right knee', 'M25.561'],
    ['He has right knee pain.', 'right knee pain', 'M25.561'],
    ['She has severe abdominal pain.', 'severe abdominal pain', 'R10.9'],
    ['He has acute on chronic systolic heart failure.', 'acute on chronic systolic heart failure', 'I50.23'],
    ['She has bilateral lower extremity edema.', 'bilateral lower extremity edema', 'R60.0'],
  ])('%s', (text, words, code) => {
    const [mention, ...more] = find(text)
    expect(more).toEqual([])
    expect(mention!.text).toBe(words)
    expect(icd(mention!)).toBe(code)
  })
  it('says which modifiers', () => {
    const text = 'He has severe left knee pain.'
    const [pain] = find(text)
    expect(pain!.modifiers).toContainEqual({ role: 'severity', value: 'severe', span: { start: 7, end: 13 } })
  })
  it.each([
    ['He has a history of asthma.', 'asthma'],
    ['The patient denies any chest pain.', 'chest pain'],
    ['Possible pneumonia, likely viral.', 'pneumonia'],
  ])('articles and cues stay out: %s', (text, words) => expect(textsOf(text)[0]).toBe(words))
})

describe('ambiguous terms need evidence', () => {
  it.each([
    ['Rule out PE.', ['PE']],
    ['PMH: MS, gout', ['MS', 'gout']],
    ['Started iron 325 mg daily.', ['iron']],
    ['She was infected with HIV and has AIDS.', ['HIV', 'AIDS']],
  ])('with it: %s', (text, found) => expect(textsOf(text)).toEqual(expect.arrayContaining(found)))
  it.each([
    ['He wears hearing aids.'],
    ['Saturation 96% on RA.'],
    ['Ms. Jones was seen.'],
    ['He will iron his shirts.'],
    ['She was led to bed.'],
  ])('without it: %s', (text) => expect(textsOf(text)).toEqual([]))
  it('the reason is told', () => {
    const [iron] = find('Started iron 325 mg daily.')
    expect(iron!.ambiguous).toBe(true)
    expect(iron!.because.map(({ rule }) => rule).join()).toMatch(/ambiguous\//)
  })
})

describe('what is no mention', () => {
  it.each([
    ['Status post hernia repair.'],
    ['Hepatitis B surface antigen was sent.'],
    ['Lungs are clear. Heart is regular.'],
    ['The neck is supple.'],
    ['ALLERGIES: NKDA'],
    ['Follow up in two weeks.'],
  ])('%s', (text) => expect(textsOf(text)).toEqual([]))
  it('the words of a known title', () => expect(textsOf('CHIEF COMPLAINT: none')).toEqual([]))
})

describe('what a mention says', () => {
  it('a drug by its ingredient', () => {
    const [lasix] = find('On Lasix.')
    expect(lasix).toMatchObject({ kind: 'medication', name: 'furosemide', match: 'exact' })
  })
  it('tokens and characters agree', () => {
    const text = 'He has severe left knee pain and fever, on Lasix.'
    const { tokens, mentions } = extractor.extract(text).layers
    for (const { first, end, head, span } of mentions) {
      expect([tokens.start[first], tokens.end[end - 1]]).toEqual([span.start, span.end])
      expect(head.first).toBeGreaterThanOrEqual(first)
      expect(head.end).toBeLessThanOrEqual(end)
    }
  })
})
