/** Sentences: stops, short forms, lists, and lines that wrap. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLines, findSentences, tokenize } from '../../src/note/index.ts'

function sentencesOf(text: string): string[] {
  const tokens = tokenize(text)
  return findSentences(text, tokens, findLines(text, tokens)).map(({ first, end }) =>
    text.slice(tokens.start[first]!, tokens.end[end - 1]!),
  )
}

describe('findSentences: stops', () => {
  it.each([
    ['He has CHF. He denies pain.', ['He has CHF.', 'He denies pain.']],
    ['Any fever? No.', ['Any fever?', 'No.']],
    ['Stop! Then go.', ['Stop!', 'Then go.']],
    ['A mass.The rest is clear.', ['A mass.', 'The rest is clear.']],
    ['Temp 98.6. Pulse 80.', ['Temp 98.6.', 'Pulse 80.']],
    ['Pain ... is gone.', ['Pain ... is gone.']],
    ['He came. but left.', ['He came. but left.']], // a stop before a small letter is a slip
    ['See notes; no fever.', ['See notes; no fever.']],
    ['No fever.  no chills', ['No fever.', 'no chills']], // two blanks: dictated notes end sentences so
  ])('%j', (text, sentences) => expect(sentencesOf(text)).toEqual(sentences))
})

describe('findSentences: short forms', () => {
  it.each([
    ['Seen by Dr. Jones today.', ['Seen by Dr. Jones today.']],
    ['Asthma vs. COPD.', ['Asthma vs. COPD.']],
    ['J. Smith came.', ['J. Smith came.']],
    ['Take 2 tabs. Then rest.', ['Take 2 tabs.', 'Then rest.']],
    ['Lasix 40 mg p.o. b.i.d. Continue aspirin.', ['Lasix 40 mg p.o. b.i.d.', 'Continue aspirin.']],
    ['Lasix 40 mg p.o. b.i.d. and aspirin.', ['Lasix 40 mg p.o. b.i.d. and aspirin.']],
    ['Lasix 40 mg p.o. BID.', ['Lasix 40 mg p.o. BID.']],
  ])('%j', (text, sentences) => expect(sentencesOf(text)).toEqual(sentences))
})

describe('findSentences: lists', () => {
  it('ends one at each item', () => {
    expect(sentencesOf('1. CHF\n2. DM\n- HTN\n# Pain')).toEqual(['1. CHF', '2. DM', '- HTN', '# Pain'])
  })
  it('ends one at each inline number', () => {
    expect(sentencesOf('1. CHF 2. DM 3. HTN')).toEqual(['1. CHF', '2. DM', '3. HTN'])
    expect(sentencesOf('1. CHF. 2. DM.')).toEqual(['1. CHF.', '2. DM.'])
    expect(sentencesOf('1) CHF 2) DM')).toEqual(['1) CHF', '2) DM'])
  })
  it('does not take a value before a stop for an inline number', () => {
    expect(sentencesOf('Her grade was 2. She improved.')).toEqual(['Her grade was 2.', 'She improved.'])
  })
  it('keeps items of small letters apart', () => {
    expect(sentencesOf('chest pain\nheadache\nnausea')).toEqual(['chest pain', 'headache', 'nausea'])
  })
})

describe('findSentences: lines', () => {
  it('goes on over a wrapped line', () => {
    expect(sentencesOf('He denies chest\npain and fever.')).toEqual(['He denies chest\npain and fever.'])
    expect(sentencesOf('Pain in the\nRight knee.')).toEqual(['Pain in the\nRight knee.'])
    expect(sentencesOf('Has CHF,\nDM and HTN.')).toEqual(['Has CHF,\nDM and HTN.'])
  })
  it('goes on over CRLF too', () =>
    expect(sentencesOf('He denies chest\r\npain.')).toEqual(['He denies chest\r\npain.']))
  it('ends at a blank line', () =>
    expect(sentencesOf('He denies chest\n\npain.')).toEqual(['He denies chest', 'pain.']))
  it('ends before a title and after a colon', () => {
    expect(sentencesOf('Has CHF and DM\nALLERGIES: none')).toEqual(['Has CHF and DM', 'ALLERGIES: none'])
    expect(sentencesOf('Problems:\nheart failure')).toEqual(['Problems:', 'heart failure'])
  })
  it('takes long lines of prose for wrapped', () => {
    const first = 'The patient is a pleasant woman who was seen by us and given Lasix'
    const second = 'Aspirin was stopped before she came to the hospital last week.'
    expect(sentencesOf(`${first}\n${second}`)).toEqual([`${first}\n${second}`])
  })
})

describe('findSentences: any text', () => {
  const pieces = [
    ...'. |.  |\n|\n\n|\r\n| |, |: |! |? |... |1. |2. |2) |- |# |b.i.d. |Dr. |mg. |no |He |he |CHF|pain|120/80|[**x**]|(|"|J. |the\n|,\n'.split(
      '|',
    ),
  ]
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((list) => list.join(''))
  it('every token is in exactly one sentence, in order', () => {
    const holds = fc.property(text, (note) => {
      const tokens = tokenize(note)
      const lines = findLines(note, tokens)
      let at = 0
      for (const { first, end, line } of findSentences(note, tokens, lines)) {
        expect(first).toBe(at)
        expect(end).toBeGreaterThan(first)
        expect(lines[line]!.first).toBeLessThanOrEqual(first)
        expect(lines[line]!.end).toBeGreaterThan(first)
        at = end
      }
      expect(at).toBe(tokens.length)
    })
    fc.assert(holds, { seed: 20260102, numRuns: 3000 })
  })
})
