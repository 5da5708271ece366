/** The index of many notes: counts, charts with their numbers in words, links. */
import { describe, expect, it } from 'vitest'
import { indexEntryOf, renderIndexPage } from '../../src/view/index.ts'
import { elementsOf, extract } from './pages.ts'

const entries = [
  indexEntryOf(extract('Has gout and asthma. Denies fever. Lasix 40 mg daily. Cr 1.8.', 'one'), 'one.html'),
  indexEntryOf(extract('Has gout. Mother with asthma.', '<b>two</b>'), '%3Cb.html'),
]
const page = renderIndexPage(entries, '0123456789abcdef')
const met = elementsOf(page)

describe('indexEntryOf', () => {
  it('keeps names, tones and confidences, no words of the note', () => {
    expect(entries[1]!.findings.map(({ kind, tone, name }) => [kind, tone, name])).toEqual([
      ['condition', 'present', 'gout'],
      ['condition', 'family', 'asthma'],
    ])
    expect(JSON.stringify(entries)).not.toContain('Mother')
  })
})

describe('renderIndexPage', () => {
  const charts = met
    .filter(({ attributes }) => attributes.role === 'img')
    .map(({ attributes }) => attributes['aria-label'])
  it('says the numbers of each chart', () => {
    expect(charts[0]).toBe(
      'Findings by kind: 5 conditions (3 present, 1 denied or stopped, 1 family); 1 medications (1 present); 1 observations (1 present)',
    )
    expect(charts[1]).toMatch(/^Findings by confidence: \d+ from 0\.\d to/)
  })
  it('counts a problem once a note, and a relative’s not at all', () =>
    expect(charts[2]).toMatch(/: gout in 2 notes, asthma in 1 note$/))
  it('has a row and a link a note', () => {
    const links = met.filter(({ tag }) => tag === 'a')
    expect(links.map(({ text, attributes }) => [text, attributes.href])).toEqual([
      ['one', 'one.html'],
      ['<b>two</b>', '%253Cb.html'],
    ])
  })
  it('needs no script', () => expect(met.some(({ tag }) => tag === 'script')).toBe(false))
  it('of no notes is a page too', () => expect(renderIndexPage([], 'x')).toContain('0 notes'))
})
