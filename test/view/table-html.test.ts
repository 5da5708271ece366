/** The table: what is said, codes, attributes, confidence. */
import { expect, it } from 'vitest'
import { explainFinding } from '../../src/explain/index.ts'
import { bar, tableRows } from '../../src/view/table-html.ts'
import { elementsOf, extract } from './pages.ts'

const rowsOf = (text: string) => {
  const extraction = extract(text)
  const met = elementsOf(
    `<table>${tableRows(extraction.findings.map((one) => explainFinding(extraction, one)))}</table>`,
  )
  return { rows: met.filter(({ tag }) => tag === 'tr'), cells: met.filter(({ tag }) => tag === 'td') }
}

it('has a row a finding, of its kind and tone', () => {
  const { rows } = rowsOf('Denies chest pain. Lasix 40 mg PO BID.')
  expect(rows.map(({ attributes }) => [attributes.id, attributes.class])).toEqual([
    ['f0', 'condition absent'],
    ['f1', 'medication present'],
  ])
  expect(Number(rows[0]!.attributes['data-c'])).toBeGreaterThan(0.5)
})
it('says what a clinician asks', () => {
  const { rows, cells } = rowsOf('Lasix 40 mg PO BID. Cr 1.8.')
  expect(rows[0]!.text).toMatch(/furosemide.*“Lasix”.*40 mg.*oral.*twice daily/s)
  expect(cells[1]!.text).toBe('active')
  expect(cells[5]!.text).toBe('1.8')
  expect(cells[6]!.text).toBe('LOINC 2160-0')
  expect(cells[7]!.text).toMatch(/^0\.\d\d$/)
})
it('a bar ends at its number', () => {
  expect(bar(0.5)).toContain('<rect class="fill" width="50"')
  expect(bar(1.2)).toContain('<rect class="fill" width="100"')
  expect([bar(0.95), bar(0.8), bar(0.3)].map((one) => /bar (\w+)/.exec(one)![1])).toEqual(['high', 'middle', 'low'])
})
