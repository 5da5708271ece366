/** The table for eyes. */
import { describe, expect, it } from 'vitest'
import { assembleFindings } from '../../src/findings/index.ts'
import { createExtractor, type Extraction } from '../../src/node.ts'
import { renderTable } from '../../src/writers/index.ts'
import { layersOf, numbers, read, type Said } from '../findings/layers.ts'

const { heartFailure, furosemide, creatinine, calfTenderness } = numbers

/** The table of things said, one after the other; `change` is applied to the text (the same length). */
function tableOf(said: readonly Said[], change: (text: string) => string = (text) => text): string[] {
  const input = layersOf(...said)
  const text = change(input.text)
  return renderTable({
    note: { id: 'n', text },
    findings: assembleFindings({ ...input, text }),
  } as unknown as Extraction).split('\n')
}

const cells = (line: string): string[] => line.split(/ {2,}/)

describe('renderTable', () => {
  it('has a head, then a row a finding, columns one under the other', () => {
    const lines = tableOf([
      { concept: heartFailure },
      { concept: creatinine, value: { type: 'number', value: 1.2, text: '1.2' } },
    ])
    expect(cells(lines[0]!.trim())).toEqual(['FOUND', 'ASSERTION', 'CODE', 'CONF.', 'LINE:COL'])
    expect(cells(lines[1]!)).toEqual(['condition', 'heart failure', 'present', 'icd-10-cm I50.9', '0.90', '1:1'])
    expect(cells(lines[2]!)).toEqual(['observation', 'creatinine', '1.2', 'loinc 2160-0', '0.50', '1:16'])
    expect(lines[3]).toBe('')
    for (const line of lines.slice(1, 3)) expect(line.indexOf(cells(line)[2]!)).toBe(lines[0]!.indexOf('ASSERTION'))
  })
  it('leaves out what goes without saying', () => {
    const said = (axes: object): string => cells(tableOf([{ concept: heartFailure, axes }])[1]!)[2]!
    expect(said({ certainty: 'absent' })).toBe('absent')
    expect(said({ temporality: 'historical' })).toBe('present, historical')
    expect(said({ experiencer: 'family', temporality: 'historical' })).toBe('present, historical, family')
  })
  it('writes a sig as one reads it', () => {
    const sig = {
      strength: read({ value: 20, unit: 'mg', text: '20 mg' }),
      dose: read({ value: 2, unit: 'tablets', text: '2 tablets' }),
      route: read('oral'),
      frequency: read({ text: 'twice daily' }),
      asNeeded: read({ reason: null }),
    }
    expect(cells(tableOf([{ concept: furosemide, sig }])[1]!)[2]).toBe(
      'active: 20 mg 2 tablets oral twice daily as needed',
    )
    expect(cells(tableOf([{ concept: furosemide, status: 'stopped' }])[1]!)[2]).toBe('stopped')
  })
  it('writes comparator, unit and interpretation of a value', () => {
    const value = { type: 'number' as const, value: 7.9, text: '7.90' }
    expect(
      cells(
        tableOf([
          { concept: creatinine, value, measurement: { comparator: '>', unit: 'mg/dL', interpretation: 'H' } },
        ])[1]!,
      )[2],
    ).toBe('>7.90 mg/dL (H)')
  })
  it('counts the places, and marks what has no code', () => {
    const line = tableOf([{ concept: calfTenderness }, { concept: calfTenderness }])[1]!
    expect(cells(line).slice(1, 4)).toEqual(['calf tenderness (x2)', 'present', '-'])
  })
  it('cuts long words, and keeps a term on one line', () => {
    expect(cells(tableOf([{ concept: heartFailure }], (text) => text.replace(' ', '\n'))[1]!)[1]).toBe('heart failure')
    const long = cells(tableOf([{ concept: heartFailure, words: 'x'.repeat(100) }])[1]!)[1]!
    expect(long).toHaveLength(44)
    expect(long.endsWith('…')).toBe(true)
  })
  it('gives line and column', () => {
    const table = renderTable(createExtractor().extract('Asthma.\n\n  Gout.\r\nFever.'))
    expect(table.match(/\d+:\d+$/gm)).toEqual(['1:1', '3:3', '4:1'])
  })
  it('says when nothing is found', () =>
    expect(renderTable(createExtractor().extract({ id: 'x', text: 'Hello.' }))).toBe('x: nothing found\n'))
})
