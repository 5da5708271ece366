/** The published shape of a flat mention refuses what is not one. */
import { describe, expect, it } from 'vitest'
import { mentionSchema, mentionsJsonSchema } from '../../src/findings/index.ts'

const good = {
  kind: 'condition',
  start: 0,
  end: 3,
  text: 'CHF',
  codes: [],
  confidence: 0.9,
  certainty: 'present',
  temporality: 'current',
  experiencer: 'patient',
  icd10cm: null,
  name: 'heart failure',
}

describe('mentionSchema', () => {
  it('takes a good one', () => expect(mentionSchema.safeParse(good).success).toBe(true))
  it.each([
    ['an unknown kind', { kind: 'procedure' }],
    ['a certainty that is none', { certainty: 'maybe' }],
    ['a confidence over 1', { confidence: 1.2 }],
    ['a negative start', { start: -1 }],
    ['half a character', { end: 1.5 }],
    ['a field that no mention has', { extra: true }],
    ['a code without system', { codes: [{ code: 'I50.9' }] }],
  ])('refuses %s', (_, slip) => expect(mentionSchema.safeParse({ ...good, ...slip }).success).toBe(false))
  it('refuses a field left out', () => {
    const { icd10cm: _, ...rest } = good
    expect(mentionSchema.safeParse(rest).success).toBe(false)
  })
})

describe('mentionsJsonSchema', () => {
  it('is a JSON Schema of one line, with every field described by type', () => {
    const schema = mentionsJsonSchema() as {
      $id: string
      $schema: string
      required: string[]
      properties: Record<string, { items: { oneOf: { required: string[] }[] } }>
    }
    expect(schema.$id).toBe('https://w3id.org/tincture/mentions.schema.json')
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(Object.keys(schema.properties)).toEqual([
      'id',
      'subject',
      'encounter',
      'writtenAt',
      'type',
      'origin',
      'mentions',
    ])
    expect(schema.required).toEqual(['id', 'mentions'])
    expect(schema.properties.mentions!.items.oneOf.map(({ required }) => required.includes('codes'))).toEqual([
      true,
      true,
      true,
    ])
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
  })
})
