/** Findings told of their subject: which words they have, what is denied, and what is a value, a course or nothing. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const find = (text: string): string[] =>
  extractor
    .extract(text)
    .layers.mentions.filter(({ because }) => because[0]?.rule === 'lexicon/predicated')
    .map(({ span, name }) => `${text.slice(span.start, span.end)} = ${name}`)

describe('a finding told of its subject', () => {
  it.each([
    ['The pupils are dilated.', 'pupils are dilated = dilated pupils'],
    ['PSA was found to be slightly elevated.', 'PSA was found to be slightly elevated = elevated PSA'],
    ['The left pupil is markedly dilated.', 'left pupil is markedly dilated = dilated pupils'],
    ['Skin is warm but bowel sounds are absent.', 'bowel sounds are absent = absent bowel sounds'],
  ])('%s', (text, found) => expect(find(text)).toEqual([found]))

  it('is the predicate where it is denied', () => {
    const [one] = extractor.extract('His neck is not stiff.').mentions
    expect(one).toMatchObject({ text: 'stiff', certainty: 'absent', icd10cm: 'M43.6' })
  })
  it('is the subject where one cue holds the denial', () => {
    const [one] = extractor.extract('The spleen is not palpable.').mentions
    expect(one).toMatchObject({ text: 'spleen', certainty: 'absent', icd10cm: 'R16.1' })
  })
})

describe('none', () => {
  it.each([
    'Alk phos was elevated at 184.',
    'Potassium was increased to 40 mEq.',
    'The blood pressure has been low normal.',
    'The arm was elevated.',
    'Dilated. Are pupils?',
    'are dilated',
  ])('%s', (text) => expect(find(text)).toEqual([]))
})

it('takes time in proportion to the note', () => {
  const time = (count: number): number => {
    const text = 'is was very slightly dilated and elevated pupils '.repeat(count)
    const begin = performance.now()
    extractor.extract(text)
    return performance.now() - begin
  }
  time(500)
  const small = time(500)
  expect(time(2000)).toBeLessThan(20 * small + 400) // four times the text; sixteen times would be its square
})
