/** Terms with shortened words: what they are, what they are not, and that a note of them costs little. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const find = (text: string) =>
  extractor
    .extract(text)
    .layers.mentions.filter(({ kind }) => kind === 'condition')
    .map(({ span, name, match }) => [text.slice(span.start, span.end), name, match])

describe('shortened words', () => {
  it.each([
    ["Neuro: dec'd sensation to LT.", "dec'd sensation to LT", 'decreased sensation'],
    ['Eyes: subconj heme.', 'subconj heme', 'subconjunctival hemorrhage'],
    ['Echo: diast dysfxn.', 'diast dysfxn', 'diastolic dysfunction'],
    ['No periorb edema.', 'periorb edema', 'periorbital edema'],
  ])('%s', (text, words, name) => {
    const [one, ...others] = find(text)
    expect(others).toEqual([])
    expect(one).toEqual([words, name, expect.stringMatching(/variant|composed/)])
  })

  it('are no term alone, in no other order, over no comma, in no normal finding', () => {
    for (const text of ['Dec 4. Conj. Inf.', 'Sens: dec.', 'HTN, uncont.', 'Abd non-dist.', 'Bases: dec to 4 L.'])
      expect(find(text).filter(([words]) => words !== 'HTN')).toEqual([])
  })

  it('cost no more than their number', () => {
    const time = (n: number): number => {
      const text = 'dec dist ext sens inf '.repeat(n)
      const begin = performance.now()
      extractor.extract(text)
      return performance.now() - begin
    }
    time(200)
    expect(time(4000)).toBeLessThan(40 * Math.max(time(400), 2))
  })
})
