/** Operating points: what each lets in, and how sure what it gives is. */
import { describe, expect, it } from 'vitest'
import { builtin, createExtractor } from '../../src/node.ts'
import { type OperatingPoint, operatingPoints } from '../../src/pipeline/index.ts'

// an ambiguous term that no rule of the lexicon knows
const own = { terms: [{ kind: 'condition' as const, name: 'zeta syndrome', terms: ['zetting?'] }] }
const points = Object.keys(operatingPoints) as OperatingPoint[]
const found = (text: string, operatingPoint: OperatingPoint) =>
  createExtractor({ lexicons: [builtin('en'), own], operatingPoint }).extract(text).mentions

describe.each<[what: string, text: string, words: string, counts: readonly boolean[]]>([
  ['a plain term', 'Denies chest pain.', 'chest pain', [true, true, true]],
  ['a misspelt term', 'Denies pnuemonia.', 'pnuemonia', [false, true, true]],
  ['a condition of no term', 'No bony abnormalities.', 'bony abnormalities', [false, true, true]],
  ['an ambiguous term for which nothing speaks', 'He said zetting helps.', 'zetting', [false, false, true]],
])('%s', (_, text, words, counts) => {
  it.each(points.map((point, i) => [point, counts[i]!] as const))('%s: %s', (point, counts) =>
    expect(found(text, point).some((mention) => mention.text === words)).toBe(counts),
  )
})

describe('high-precision', () => {
  const text = 'HPI: She was told of subtle edema severity and had chest pain. Lasix 40 mg PO BID. Then aspirin.'
  const extraction = createExtractor({ operatingPoint: 'high-precision' }).extract(text)
  const least = operatingPoints['high-precision'].leastConfidence
  it('gives what is sure only, and keeps the rest in the layers', () => {
    expect(extraction.mentions.length).toBeGreaterThan(0)
    for (const { confidence } of extraction.mentions) expect(confidence).toBeGreaterThanOrEqual(least)
    for (const { confidence } of extraction.findings) expect(confidence.value).toBeGreaterThanOrEqual(least)
    expect(extraction.layers.mentions.length).toBeGreaterThan(extraction.mentions.length)
  })
  it('has open vocabulary where it is asked for', () => {
    const { layers } = createExtractor({ operatingPoint: 'high-precision', openVocabulary: 'rules' }).extract(
      'No bony abnormalities.',
    )
    expect(layers.mentions).toHaveLength(1)
  })
})

it('what nothing speaks for has little confidence', () => {
  const [mention] = found('He said zetting helps.', 'high-recall')
  expect(mention!.confidence).toBeLessThan(0.5)
})

it('another point is refused', () => {
  expect(() => createExtractor({ operatingPoint: 'safe' as 'balanced' })).toThrow(
    /operatingPoint: must be high-precision, balanced or high-recall/,
  )
})
