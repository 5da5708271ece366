/** The data of the script: spans and places of evidence; resources packed without loss. */
import { describe, expect, it } from 'vitest'
import { explainFinding } from '../../src/explain/index.ts'
import { writeJson } from '../../src/fhir/index.ts'
import { unpack } from '../../src/view/pack.ts'
import { findingData, pageData } from '../../src/view/page-data.ts'
import { extract } from './pages.ts'

const text = 'Gout.\nDenies chest pain.\nHgb 7.90.'
const extraction = extract(text)
const explained = extraction.findings.map((one) => explainFinding(extraction, one))

describe('findingData', () => {
  const pain = findingData(text, explained[1]!)
  it('has places as line and column', () => expect(pain.at).toEqual([[13, 23, '2:8']]))
  it('has the span of each step', () =>
    expect(pain.steps.map(({ kind, span }) => [kind, span && text.slice(...span)])).toEqual([
      ['term', 'chest pain'],
      ['cue', 'Denies'],
      ['scope', 'chest pain'],
    ]))
  it('has the factors without the base', () => expect(pain.factors.map(([words]) => words)).not.toContain('base'))
})

describe('pageData', () => {
  const data = pageData(text, explained)
  const all = data.lines.map((_, line) => unpack(data, line))
  it('has the findings, then their resources, decimals as they are written', () => {
    expect(all.slice(0, 3).map((line) => JSON.parse(line).name)).toEqual(['gout', 'chest pain', 'hemoglobin'])
    expect(all.slice(3)).toEqual(explained.map(({ resource }) => writeJson(resource)))
    expect(all[5]).toContain('"value":7.90')
  })
  it('has an empty line for what becomes no resource', () => {
    const feared = extract('Return if fever.')
    const one = pageData(
      '',
      feared.findings.map((finding) => explainFinding(feared, finding)),
    )
    expect([one.lines.length, unpack(one, 1)]).toEqual([2, ''])
  })
})
