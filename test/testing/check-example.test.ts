/** The world of an example is closed: what is marked must be found so, and nothing else may be. */
import { describe, expect, it } from 'vitest'
import type { FlatMention } from '../../src/findings/index.ts'
import type { Extractor } from '../../src/pipeline/index.ts'
import { checkExample, readExample } from '../../src/testing/index.ts'

const fever = {
  kind: 'condition',
  text: 'fever',
  certainty: 'absent',
  temporality: 'current',
  experiencer: 'patient',
  icd10cm: 'R50.9',
  name: 'fever',
}
const lasix = { kind: 'medication', text: 'Lasix', dose: '40 mg', route: null, prn: false }

/** What is wrong with an example, by an extractor that finds just these, each where its words stand first. */
function check(marked: string, ...mentions: object[]): readonly string[] {
  const example = readExample(marked, 3)
  const placed = mentions.map((one) => {
    const { text } = one as FlatMention
    const start = example.text.indexOf(text)
    return { ...one, start, end: start + text.length }
  })
  return checkExample({ extract: () => ({ mentions: placed }) } as unknown as Extractor, example)
}

describe('checkExample', () => {
  it('holds', () => {
    expect(check('No {{fever|condition; absent; icd10cm=R50.9}}.', fever)).toEqual([])
    expect(check('{{Lasix|medication; dose=40 mg; route=none}} 40 mg', lasix)).toEqual([])
    expect(check('All is well.')).toEqual([])
  })
  it.each<[string, string, object[], string[]]>([
    ['what is not found', 'No {{fever|condition; absent}}.', [], ['line 3: condition "fever" is not found']],
    ['what is found and not marked', 'No fever.', [fever], ['line 3: condition "fever" is found but not marked']],
    [
      'another span',
      'No {{high fever|condition; absent}}.',
      [fever],
      ['line 3: condition "high fever" is not found', 'line 3: condition "fever" is found but not marked'],
    ],
    [
      'another kind',
      '{{Lasix|condition}}',
      [lasix],
      ['line 3: condition "Lasix" is not found', 'line 3: medication "Lasix" is found but not marked'],
    ],
    [
      'another trait',
      'No {{fever|condition; possible}}.',
      [fever],
      ['line 3: condition "fever" has certainty "absent", not "possible"'],
    ],
    [
      'a default that does not hold',
      'No {{fever|condition}}.',
      [fever],
      ['line 3: condition "fever" has certainty "absent", not "present"'],
    ],
    [
      'a value where none may be',
      '{{Lasix|medication; dose=none}}',
      [lasix],
      ['line 3: medication "Lasix" has dose "40 mg", not null'],
    ],
    [
      'no value where one must be',
      '{{Lasix|medication; route=oral}}',
      [lasix],
      ['line 3: medication "Lasix" has route null, not "oral"'],
    ],
    ['a flag', '{{Lasix|medication; prn}}', [lasix], ['line 3: medication "Lasix" has prn false, not "true"']],
  ])('tells %s', (_, marked, found, problems) => expect(check(marked, ...found)).toEqual(problems))
  it('wants two mentions for two marks at one place', () => {
    expect(check('No {{fever|condition; absent}}.', fever, fever)).toEqual([
      'line 3: condition "fever" is found but not marked',
    ])
  })
})
