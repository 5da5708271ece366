/** The review table: the rows of what is unsure, safe in a spreadsheet. */
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'
import { createReview, reviewHeader } from '../../src/writers/index.ts'

const extraction = createExtractor().extract({
  id: '=1+1',
  text: 'Possible pneumonia, "atypical". Lasix 40 mg daily. BP 120/80.',
})
const read = (text: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(reviewHeader + text, { header: true, skipEmptyLines: true }).data

it('has a row for each finding under the confidence, and no other', () => {
  const all = createReview(1.01).rows(extraction)
  expect(all.count).toBe(extraction.findings.length)
  const least = Math.min(...extraction.findings.map(({ confidence }) => confidence.value))
  expect(createReview(least).rows(extraction)).toEqual({ text: '', count: 0 })
  const some = extraction.findings.filter(({ confidence }) => confidence.value < 0.9)
  expect(createReview(0.9).rows(extraction).count).toBe(some.length)
})
it('says what, where and how sure', () => {
  const rows = read(createReview(1.01).rows(extraction).text)
  const [pneumonia] = rows.filter(({ kind }) => kind === 'condition')
  expect(pneumonia).toMatchObject({
    text: expect.stringContaining('pneumonia'),
    system: 'icd-10-cm',
    assertion: 'possible current patient',
    start: '9',
  })
  expect(Number(pneumonia!.confidence)).toBeGreaterThan(0)
  expect(rows.map(({ kind }) => kind).sort()).toEqual(['condition', 'medication', 'observation'])
})
it('is no formula for a spreadsheet', () => {
  for (const { note } of read(createReview(1.01).rows(extraction).text)) expect(note).toBe("'=1+1")
})
it('without words, where notes have other names', () => {
  const { text } = createReview(1.01, () => 'id-1').rows(extraction)
  expect(text).not.toMatch(/atypical|1\+1/)
  for (const row of read(text)) expect(row).toMatchObject({ note: 'id-1', text: '' })
})
