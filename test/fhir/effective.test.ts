/** Words of time as dates: what they say, and nothing where they say none. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from '../../src/fhir/effective.ts'
import { isDateTime } from '../../src/fhir/validate/index.ts'

describe('readDate', () => {
  it.each([
    ['3/14/2024', '2024-03-14', true],
    ['03-14-2024', '2024-03-14', true],
    ['2024-03-14', '2024-03-14', true],
    ['[**2146-12-25**]', '2146-12-25', true],
    ['25/12/2023', '2023-12-25', true],
    ['March 14, 2024', '2024-03-14', true],
    ['Sept. 5 2023', '2023-09-05', true],
    ['3/2024', '2024-03', true],
    ['3/14/2024 0400', '2024-03-14', false],
    ['3/14/2024 at 5:45 AM', '2024-03-14', false],
  ])('%s needs no date of the note', (words, date, whole) =>
    expect(readDate(words, undefined)).toEqual({ date, whole }),
  )
  it.each([
    ['3/14', '2026-01-31', '2025-03-14'],
    ['01/31', '2026-01-31', '2026-01-31'],
    ['02/01', '2026-01-31', '2025-02-01'],
    ['2/29', '2026-01-31', '2024-02-29'],
    ['06/11 0400', '2026-06-13T08:00:00Z', '2026-06-11'],
    ['04/04/06', '2026-01-31', '2006-04-04'],
    ['04/04/99', '2026-01-31', '1999-04-04'],
    ['Jan 5', '2026-01-31', '2026-01-05'],
    ['today', '2026-01-31', '2026-01-31'],
    ['this AM', '2026-01-31T08:00:00Z', '2026-01-31'],
  ])('%s in a note of %s', (words, writtenAt, date) => {
    expect(readDate(words, writtenAt)?.date).toBe(date)
    expect(readDate(words, undefined)).toBe(null)
    expect(readDate(words, '2026')).toBe(null)
  })
  it.each([
    'on admission',
    'last week',
    'yesterday',
    '3 days ago',
    '0400',
    'March',
    '13/14/2024',
    '2/30/2024',
    '2/30',
    'Foo 5, 2024',
    '3/14/2024 and later',
    '',
  ])('%s names no day', (words) => expect(readDate(words, '2026-01-31')).toBe(null))
  it('says a date that the calendar has, or none, of whatever words', () => {
    const part = fc.oneof(
      fc.constantFrom('/', '-', ' ', 'Jan', '[**', '**]', 'at', ':', '２'),
      fc.nat(2100).map(String),
    )
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 7 }),
        fc.constantFrom('0001-01-01', '2026-01-31', undefined),
        (parts, on) => {
          const read = readDate(parts.join(''), on)
          expect(read === null || isDateTime(read.date)).toBe(true)
        },
      ),
    )
  })
})
