/** Short forms that are a disease's and a drug's: "patient with DM" and "history of SPS" are of the disease alone. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()

/** The written forms in the columns of the tables of a folder, without their marks. */
function formsOf(folder: string, columns: readonly string[]): Set<string> {
  const forms = new Set<string>()
  for (const file of readdirSync(`lexicons/en/${folder}`)) {
    const [head = '', ...rows] = readFileSync(`lexicons/en/${folder}/${file}`, 'utf8').split('\n')
    const wanted = columns.map((column) => head.split('\t').indexOf(column)).filter((at) => at >= 0)
    for (const row of rows)
      for (const at of wanted)
        for (const form of (row.split('\t')[at] ?? '').split('; ')) forms.add(form.replace(/[\^?]+$/, ''))
  }
  forms.delete('')
  return forms
}

describe('a form that is a disease and a drug', () => {
  // "on chronic anticoagulation": a state with a code (Z79.01), and the drugs
  const asMeant = new Set(['chronic anticoagulation'])
  const drugs = formsOf('medications', ['name', 'terms', 'brands'])
  const both = [...formsOf('conditions', ['name', 'terms'])].filter((form) => drugs.has(form) && !asMeant.has(form))
  it('is looked for in the tables', () => expect(both.length).toBeGreaterThan(10))
  it.each(both)('%s', (form) => {
    for (const text of [`Patient with ${form}.`, `History of ${form}.`]) {
      const kinds = extractor.extract(text).mentions.filter((one) => one.text === form)
      expect(kinds.length, text).toBeLessThanOrEqual(1)
    }
  })
})
