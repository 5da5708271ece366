/** What FHIR takes for a reference and a date. */
import { describe, expect, it } from 'vitest'
import { noteSchema } from '../../src/pipeline/options.ts'

const takes = (field: string, value: unknown): boolean => noteSchema.safeParse({ text: 'x', [field]: value }).success

describe('noteSchema', () => {
  it.each([
    'Patient/1',
    'Patient/a-b.C',
    'https://fhir.test/r4/Patient/1',
    'urn:uuid:2ed6657d-e927-568b-95e1-2665a8aea6a2',
  ])('subject %s', (value) => {
    expect(takes('subject', value)).toBe(true)
  })
  it.each(['1', 'Patient/', 'Patient/a b', 'patient/1', `Patient/${'x'.repeat(65)}`, 'Patient/1\n', 'urn:uuid:1', ''])(
    'no subject: %j',
    (value) => {
      expect(takes('subject', value)).toBe(false)
    },
  )
  it.each(['2026', '2026-01', '2026-01-31', '2026-01-31T08:30:00Z', '2026-01-31T08:30:00.123+01:00'])(
    'date %s',
    (value) => {
      expect(takes('writtenAt', value)).toBe(true)
    },
  )
  it.each([
    '',
    '26',
    '2026-1-1',
    '2026-01-31T08:30Z',
    '2026-01-31T08:30:00',
    '2026-01-31 08:30:00Z',
    '2026-13-01',
    '2026-02-32',
    '2026-01-31T25:00:00Z',
  ])('no date: %j', (value) => {
    expect(takes('writtenAt', value)).toBe(false)
  })
})
