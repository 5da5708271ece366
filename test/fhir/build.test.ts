/** What all resources share: characters counted as FHIR counts, labels, quantities. */
import { describe, expect, it } from 'vitest'
import { codePointCounter, codingOf, derivation, evidenceOf, labels, oneLine, ucum } from '../../src/fhir/build.ts'
import { buildOf } from './sources.ts'

describe('codePointCounter', () => {
  it('counts as the characters stand, not their halves', () => {
    const text = 'a😷b😷😷c'
    const at = codePointCounter(text)
    for (const char of ['a', 'b', 'c']) expect(at(text.indexOf(char))).toBe([...text].indexOf(char))
    expect(at(text.length)).toBe(6)
  })
  it('is the offset itself in text without pairs', () => expect(codePointCounter('abc')(2)).toBe(2))
  it('counts a lone surrogate as one', () => {
    expect(codePointCounter('\ud83dab')(2)).toBe(2)
    expect(codePointCounter('a\ud83d')(2)).toBe(2)
  })
})

describe('derivation', () => {
  it('has all four parts, also at the very beginning', () => {
    expect(derivation(buildOf({ text: 'CHF' }), { start: 0, end: 3 })).toEqual({
      url: 'http://hl7.org/fhir/StructureDefinition/derivation-reference',
      extension: [
        { url: 'reference', valueReference: { reference: 'urn:uuid:document' } },
        { url: 'path', valueString: 'DocumentReference.content[0].attachment' },
        { url: 'offset', valueInteger: 0 },
        { url: 'length', valueInteger: 3 },
      ],
    })
  })
  it('counts code points', () => {
    const [, , offset, length] = derivation(buildOf({ text: '😷 x😷' }), { start: 3, end: 6 }).extension!
    expect([offset!.valueInteger, length!.valueInteger]).toEqual([2, 2])
  })
})

describe('evidenceOf', () => {
  it('is every place, then the confidence under our own address', () => {
    const made = evidenceOf(
      buildOf({ text: 'CHF, CHF' }),
      [
        { start: 0, end: 3 },
        { start: 5, end: 8 },
      ],
      0.87,
    )
    expect(made).toHaveLength(3)
    expect(made[2]).toEqual({
      url: 'https://w3id.org/tincture/fhir/StructureDefinition/nlp-confidence',
      valueDecimal: 0.87,
    })
  })
})

describe('labels', () => {
  it.each([
    [1, 'HRELIABLE'],
    [0.95, 'HRELIABLE'],
    [0.94, 'RELIABLE'],
    [0.8, 'RELIABLE'],
    [0.79, 'UNCERTREL'],
    [0.5, 'UNCERTREL'],
    [0.49, 'UNRELIABLE'],
  ])('%d is %s', (confidence, code) =>
    expect(labels(confidence).security!.map((one) => one.code)).toEqual(['AIAST', code]),
  )
})

describe('small shapes', () => {
  it('a quantity has code and system, or neither', () => {
    expect(ucum(1, 'mg')).toEqual({ value: 1, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' })
    expect(ucum(1, null, 'scoops')).toEqual({ value: 1, unit: 'scoops' })
    expect(ucum(1, null)).toEqual({ value: 1 })
  })
  it('a code of a system that we do not know keeps the name it came with', () => {
    expect(codingOf({ system: 'urn:local', code: 'x', display: 'X' })).toEqual({
      system: 'urn:local',
      code: 'x',
      display: 'X',
    })
  })
  it('one line', () => expect(oneLine(' a\n\t b ')).toBe('a b'))
})
