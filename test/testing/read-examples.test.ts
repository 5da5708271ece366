/** The markup of example lines: what it says, and every slip that it refuses. */
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { readExample, readExamples } from '../../src/testing/index.ts'

describe('readExample', () => {
  it('takes the marks out and keeps their places', () => {
    const { text, expected } = readExample(
      'No {{chest pain|condition; absent}} on {{Lasix|medication; dose=40 mg; prn}}.',
    )
    expect(text).toBe('No chest pain on Lasix.')
    expect(expected.map(({ start, end, kind }) => [text.slice(start, end), kind])).toEqual([
      ['chest pain', 'condition'],
      ['Lasix', 'medication'],
    ])
    expect(expected[1]!.traits).toEqual({ dose: '40 mg', prn: 'true' })
  })
  it('a trait left off has its default: "not absent" is tested too', () => {
    expect(readExample('{{x|condition}}').expected[0]!.traits).toEqual({
      certainty: 'present',
      temporality: 'current',
      experiencer: 'patient',
    })
    expect(readExample('{{x|condition; family; historical}}').expected[0]!.traits).toEqual({
      certainty: 'present',
      temporality: 'historical',
      experiencer: 'family',
    })
    expect(readExample('{{x|medication}}').expected[0]!.traits).toEqual({})
  })
  it('none and null say that nothing may be there', () => {
    expect(readExample('{{x|medication; dose=none; route=null}}').expected[0]!.traits).toEqual({
      dose: null,
      route: null,
    })
  })
  it('the words may hold a bar, a value an equals sign', () => {
    const { text, expected } = readExample('{{a|b|observation; value=x=1}}')
    expect(text).toBe('a|b')
    expect(expected[0]!.traits).toEqual({ value: 'x=1' })
  })
  it.each([
    ['{{chest pain|condition', 'a "{{" is never closed'],
    ['{{a {{b|condition}}', 'a "{{" stands inside another'],
    ['chest pain|condition}}', 'a "}}" closes nothing'],
    ['{{a|condition}} and }}', 'a "}}" closes nothing'],
    ['{{chest pain}}', 'a mark has no "|" before its kind'],
    ['{{chest pain|symptom}}', '"symptom" is no kind'],
    ['{{chest pain|}}', '"" is no kind'],
    ['{{chest pain|conditon; absent}}', '"conditon" is no kind'],
    ['{{chest pain|condition; absnet}}', '"absnet" is no trait of a condition'],
    ['{{chest pain|condition; dose=40 mg}}', '"dose=40 mg" is no trait of a condition'],
    ['{{Lasix|medication; absent}}', '"absent" is no trait of a medication'],
    ['{{Lasix|medication; dosis=40 mg}}', '"dosis=40 mg" is no trait of a medication'],
    ['{{Lasix|medication; dose}}', '"dose" needs a value'],
    ['{{Lasix|medication; dose=}}', '"dose=" needs a value'],
    ['{{chest pain|condition; certainty=maybe}}', '"certainty=maybe" is no trait of a condition'],
    ['{{Lasix|medication; status=activ}}', '"status=activ" is no trait of a medication'],
    ['{{chest pain|condition; absent; possible}}', '"possible" says certainty a second time'],
    ['{{chest pain|condition; ; absent}}', '"" is no trait of a condition'],
    ['{{chest pain|condition; constructor}}', '"constructor" is no trait of a condition'],
    ['{{|condition}}', 'a mark has no words'],
    ['{{ chest pain|condition}}', 'a mark has blanks around its words'],
  ])('refuses %s', (marked, what) => {
    expect(() => readExample(marked, 7)).toThrow(ConfigError)
    expect(() => readExample(marked, 7)).toThrow(`Example line 7: ${what}.`)
  })
})

describe('readExamples', () => {
  it('reads a line an example, leaves out comments and blank lines, and knows the line', () => {
    const examples = readExamples('# negation\n\nNo {{fever|condition; absent}}.\n#\n# Fever\n#1 {{CHF|condition}}\n')
    expect(examples.map(({ line, text }) => [line, text])).toEqual([
      [3, 'No fever.'],
      [6, '#1 CHF'],
    ])
  })
  it('\\n is a line break of the note', () =>
    expect(readExamples('PMH:\\n{{CHF|condition}}')[0]!.text).toBe('PMH:\nCHF'))
  it('tells the line of a slip', () => expect(() => readExamples('Fine.\n\n{{x|condition')).toThrow('Example line 3:'))
  it('takes CRLF', () => expect(readExamples('# x\r\nNo {{fever|condition; absent}}.\r\n')[0]!.text).toBe('No fever.'))
})
