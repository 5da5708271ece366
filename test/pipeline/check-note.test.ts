/** What a note may hold: what FHIR takes for a reference and a date, and no field of another kind. */
import { describe, expect, it } from 'vitest'
import { noteProblem } from '../../src/pipeline/check-note.ts'

const takes = (field: string, value: unknown): boolean => noteProblem({ text: 'x', [field]: value }) === null

describe('noteProblem', () => {
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
  it('nothing is wrong with a whole note, nor with fields left undefined', () => {
    const type = { system: 'http://loinc.org', code: '18842-5', display: 'Discharge summary' }
    const note = { id: 'a', text: '', subject: 'Patient/1', encounter: 'Encounter/1', writtenAt: '2026', type }
    expect(noteProblem({ ...note, outline: [{}], origin: { reader: 'text', record: 1 } })).toBeNull()
    expect(noteProblem({ text: 'x', id: undefined, type: undefined })).toBeNull()
  })
  it.each([
    [null, 'shape', 'must be a note, and is null'],
    ['x', 'shape', 'must be a note, and is string'],
    [['x'], 'shape', 'must be a note, and is array'],
    [{}, 'text', 'must be a string, and is undefined'],
    [{ text: 5 }, 'text', 'must be a string, and is number'],
    [{ text: 'x', id: '' }, 'id', 'must not be empty'],
    [{ text: 'x', id: 7 }, 'id', 'must be a string, and is number'],
    [{ text: 'x', encounter: 'Patient/1' }, 'encounter', 'must be a reference, as in Encounter/123'],
    [{ text: 'x', type: 'letter' }, 'type', 'must be a code, and is string'],
    [{ text: 'x', type: { system: 'a' } }, 'type', expect.stringContaining('must be a code')],
    [{ text: 'x', type: { system: 'a', code: 'b', colour: 'c' } }, 'type', expect.stringContaining('must be a code')],
    [{ text: 'x', outline: [1] }, 'outline', 'must be a list of sections'],
    [{ text: 'x', origin: 1 }, 'origin', 'must be an object, and is number'],
    [{ text: 'x', toString: 1 }, 'shape', 'has a field that no note has'],
  ])('%j: %s %s', (given, field, message) => {
    expect(noteProblem(given)).toEqual({ field, message })
  })
})
