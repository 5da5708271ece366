/** Assertions: what wins, why, and what must never happen. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answers, readAssertions } from './read-assertions.ts'

describe('assertMentions', () => {
  it.each<[text: string, answers: string[]]>([
    ['Denies fever, cough, or rash.', ['fever absent', 'cough absent', 'rash absent']],
    ['FAMILY HISTORY: stroke', ['stroke historical family']],
    ['FAMILY HISTORY: no stroke', ['stroke absent historical family']],
    ['PMH: gout, no stroke', ['gout historical', 'stroke absent historical']],
    ['PMH: on a diet to prevent stroke', ['stroke hypothetical']],
    ['Differential diagnosis: gout, stroke', ['gout possible', 'stroke possible']],
    ['If no fever, go home.', ['fever hypothetical']],
    ['No possible pneumonia.', ['pneumonia absent']],
    ['Possible pneumonia was ruled out.', ['pneumonia absent']],
    ['Patient denies:\n- fever\n- cough\nPLAN: rash', ['fever absent', 'cough absent', 'rash']],
    ['Patient denies:\n- fever\n- possible cough', ['fever absent', 'cough possible']],
    ['Mother has gout and he has fever.', ['gout historical family', 'fever']],
    ['Father has gout and he has fever.', ['gout historical family', 'fever historical family']],
    ['If her pain improves, home.', ['pain']],
    ['Denies pain that improves.', ['pain absent']],
    ['If pain improves or fever begins, call.', ['pain', 'fever hypothetical']],
    ['Pneumonia three months ago. Diabetes three months ago.', ['Pneumonia historical', 'Diabetes']],
    ['No steroid for pneumonia.', ['steroid absent', 'pneumonia']],
    ['Denies taking Lasix.', ['Lasix absent']],
  ])('answers %j', (text, expected) => expect(answers(text)).toEqual(expected))

  it('lifts a doubtful cause that the note states elsewhere', () => {
    expect(answers('Edema, likely secondary to gout.')).toEqual(['Edema', 'gout possible'])
    expect(answers('Gout. Edema, likely secondary to gout.')).toEqual(['Gout', 'Edema', 'gout'])
    const { assertions } = readAssertions('Gout. Edema, likely secondary to gout.')
    expect(assertions[2]!.because.map(({ rule }) => rule)).toContain('assertion/stated-elsewhere')
  })
  it('says why, with the words of the cue or title', () => {
    const { text, assertions } = readAssertions('PMH: gout. Denies fever.\n\nPLAN:\nDenies:\n- cough\n- rash')
    const why = assertions.map(({ because }) =>
      because.map(({ rule, span }) => `${rule} "${text.slice(span.start, span.end)}"`),
    )
    expect(why).toEqual([
      ['section/past-medical-history "PMH"'],
      ['cue/denies "Denies"', 'section/past-medical-history "PMH"'],
      ['section/pertinent-negatives "Denies"'],
      ['section/pertinent-negatives "Denies"'],
    ])
    expect(readAssertions('fever').assertions[0]!.because).toEqual([{ rule: 'default', span: { start: 0, end: 5 } }])
    expect(readAssertions('Mo denies:\n- fever').assertions[0]!.because[0]!.rule).toBe('list/denies')
  })

  const conditions = ['fever', 'chest pain', 'gout', 'rash', 'pneumonia']
  const starts = ['No', 'Denies', 'Possible', 'History of', 'Mother with', 'If he has', 'He has', 'Risk of', '']
  const sentence = fc
    .tuple(
      fc.constantFrom(...starts),
      fc.array(fc.constantFrom(...conditions), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(', ', ' and ', ' or '),
    )
    .map(([start, list, joint]) => `${start} ${list.join(joint)}.`.trim().replace(/^./, (char) => char.toUpperCase()))
  const once = { seed: 20260105, numRuns: 400 }

  it('changes no earlier assertion when a sentence is added', () => {
    const holds = fc.property(fc.array(sentence, { minLength: 1, maxLength: 4 }), sentence, (list, added) => {
      const text = list.join(' ')
      const before = answers(text)
      expect(answers(`${text} ${added}`).slice(0, before.length)).toEqual(before)
    })
    fc.assert(holds, once)
  })
  it('never makes a condition of a family history the patient’s', () => {
    const holds = fc.property(fc.array(sentence, { minLength: 1, maxLength: 5 }), (list) => {
      const { assertions } = readAssertions(`FAMILY HISTORY: ${list.join(' ')}`)
      for (const { experiencer, temporality, certainty } of assertions) {
        expect(experiencer).not.toBe('patient')
        if (certainty !== 'hypothetical') expect(temporality).toBe('historical')
      }
    })
    fc.assert(holds, once)
  })
  it('does not care where a line wraps', () => {
    const holds = fc.property(sentence, fc.nat(), (one, at) => {
      const blanks = [...one.matchAll(/ /g)].map(({ index }) => index)
      const blank = blanks[at % blanks.length]
      if (blank === undefined) return
      const next = one[blank + 1]!
      if (next !== next.toLowerCase()) return // a capital after a break begins a line of its own
      expect(answers(`${one.slice(0, blank)}\n${one.slice(blank + 1)}`)).toEqual(answers(one))
    })
    fc.assert(holds, once)
  })
  it('throws at nothing', () => {
    const pieces = [
      ...starts,
      ...conditions,
      ',',
      ';',
      ':',
      '(',
      ')',
      '-',
      '+',
      '?',
      '[',
      ']',
      'x',
      '->',
      '|',
      '.',
      '\n',
      '- ',
      'or',
      'and',
      'vs',
      'PMH:',
      'resolved',
      'ruled out',
    ]
    const holds = fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (list) => {
      const { assertions, mentions } = readAssertions(list.join(' '))
      expect(assertions).toHaveLength(mentions.length)
    })
    fc.assert(holds, { seed: 20260106, numRuns: 1500 })
  })
})
