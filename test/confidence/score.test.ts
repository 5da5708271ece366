/** The confidence of whole notes. */
import { describe, expect, it } from 'vitest'
import { combine, partsOf } from '../../src/confidence/index.ts'
import { createExtractor } from '../../src/node.ts'

const text =
  'Denies chest pain. Possible pneumonia. Lasix 40 mg PO BID. Creatinine 1.2 -> 1.8 mg/dL. Mother with diabetes.'

describe('createScorer', () => {
  const extractor = createExtractor()
  const { layers, mentions, findings } = extractor.extract(text)
  const all = [
    ...layers.mentions.map(({ kind }, i) => [kind, layers.confidences.mentions[i]!] as const),
    ...layers.observations.map((_, i) => ['observation', layers.confidences.observations[i]!] as const),
  ]
  it('scores each mention in the parts of its kind, by the factors that it names', () => {
    expect(all.map(([kind]) => kind)).toEqual([
      'condition',
      'condition',
      'medication',
      'condition',
      'observation',
      'observation',
    ])
    for (const [kind, confidence] of all) {
      expect(confidence).toEqual(combine(partsOf[kind], confidence.factors))
      expect(new Set(confidence.factors.map(({ part, name }) => `${part} ${name}`)).size).toBe(
        confidence.factors.length,
      )
      expect(confidence.assertion === null).toBe(kind === 'observation')
      expect(confidence.attributes === null).toBe(kind === 'condition')
    }
  })
  it('is what mentions and findings carry', () => {
    expect(mentions.map(({ confidence }) => confidence).sort()).toEqual(all.map(([, { value }]) => value).sort())
    for (const { confidence } of findings) expect(all.map(([, one]) => one)).toContain(confidence)
  })
  it('gives mentions of the same features one and the same confidence, in other notes too', () => {
    const again = extractor.extract('Denies fever or chills. Denies chest pain.').layers.confidences.mentions
    expect(again[2]).toBe(layers.confidences.mentions[0])
  })
  it('does not know where the lexicon has no table', () => {
    const own = createExtractor({ lexicons: [{ terms: [{ kind: 'condition', name: 'gout' }] }] })
    expect(own.extract('Gout.').layers.confidences.mentions[0]).toEqual({
      value: 0.25,
      mention: 0.5,
      assertion: 0.5,
      attributes: null,
      factors: [],
    })
  })
})
