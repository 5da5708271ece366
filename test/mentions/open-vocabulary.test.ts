/** Open vocabulary: conditions of no term, and all that looks like one and is none. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const find = (text: string) =>
  extractor
    .extract(text)
    .layers.mentions.filter(({ match }) => match === 'open')
    .map((one) => ({ ...one, text: text.slice(one.span.start, one.span.end) }))

describe('a condition by', () => {
  it.each([
    ['its ending', 'No periurethritis.', 'periurethritis', 'open/ending'],
    ['its head', 'Shows Bony abnormalities of the left hip.', 'Bony abnormalities of the left hip', 'open/head'],
    ['its head and its cue', 'No lesions.', 'lesions', 'open/alone'],
    ['its denial', 'No nodes.', 'nodes', 'open/denied'],
    ['its frame', 'Difficulty with balance.', 'Difficulty with balance', 'open/frame/with'],
    ['a problem list', 'ASSESSMENT:\n1. Retinal immaturity grade.\n2. Gout.', null, null],
  ])('%s', (_, text, words, rule) => {
    const found = find(text)
    if (words === null) return expect(found.length).toBeLessThanOrEqual(1)
    expect(found).toMatchObject([{ text: words, codes: [], name: words.toLowerCase() }])
    expect(found[0]!.because[0]!.rule).toBe(rule)
  })
})

it('has no code, and is less sure than a term', () => {
  const [open] = extractor.extract('No periurethritis.').mentions
  const [term] = extractor.extract('No pneumonia.').mentions
  expect(open).toMatchObject({ kind: 'condition', certainty: 'absent', icd10cm: null, codes: [] })
  expect(open!.confidence).toBeLessThan(term!.confidence)
})

it('becomes a finding under its own name', () => {
  const { findings } = extractor.extract('Difficulty with balance. No periurethritis.')
  expect(findings.map((one) => one.kind === 'condition' && one.name)).toEqual([
    'difficulty with balance',
    'periurethritis',
  ])
})

describe('none', () => {
  it.each([
    'Blunt dissection was carried down.',
    'The diagnosis, the prognosis and the anastomosis.',
    'The seminal vesicles were clamped.',
    'Infectious disease consultation was obtained.',
    'He has financial problems.',
    'The lesion was excised.',
    'DIAGNOSES:\n1. Appendectomy.\n2. Continue current management.',
    'After hemostasis, dialysis and anesthesia.',
  ])('%s', (text) => expect(find(text)).toEqual([]))
})
