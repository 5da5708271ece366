/** Misspellings: what is corrected, what never is, and that a note of noise costs little. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const find = (text: string) =>
  extractor.extract(text).layers.mentions.map((one) => ({ ...one, text: text.slice(one.span.start, one.span.end) }))

describe('a slip of a term', () => {
  it.each([
    ['Takes metropolol 25 mg.', 'metropolol', 'metoprolol', 'misspelt/several'],
    ['Takes lisinoprl 10 mg.', 'lisinoprl', 'lisinopril', 'misspelt/missing'],
    ['Takes Coumadine 5 mg.', 'Coumadine', 'warfarin', 'misspelt/extra'],
    ['Has hypertention.', 'hypertention', 'hypertension', 'misspelt/wrong'],
    ['Has pnuemonia.', 'pnuemonia', 'pneumonia', 'misspelt/swapped'],
    ['Has diabetis.', 'diabetis', 'diabetes mellitus', 'misspelt/wrong'],
    ['Has bronchits.', 'bronchits', 'bronchitis', 'misspelt/missing'],
  ])('%s', (text, words, name, rule) => {
    const [one, ...others] = find(text)
    expect(others).toEqual([])
    expect(one).toMatchObject({ text: words, match: 'misspelt' })
    expect(one!.name).toContain(name)
    expect(one!.because[0]!.rule).toBe(rule)
  })

  it('is less sure than the word itself', () => {
    const [right, wrong] = ['Has hypertension.', 'Has hypertention.'].map(
      (text) => extractor.extract(text).mentions[0]!.confidence,
    )
    expect(wrong).toBeLessThan(right!)
  })

  it('may stand inside a term of several words', () => {
    expect(find('Has chronic kidney diseaes.').map(({ text, match }) => [text, match])).toEqual([
      ['chronic kidney diseaes', 'misspelt'],
    ])
  })
})

describe('no slip', () => {
  it.each([
    'Mr. Lassiter was seen.',
    'Dr. Metropolo called.',
    'Seen by Hypertenson today.',
    'Worsening, tolerated, reassuring, showering and actively numbering.',
    'The clivus, the dartos and the epididymides were seen.',
    'Closed with Monocryl; Westcott scissors and a keratome were used.',
  ])('%s', (text) => expect(find(text).filter(({ match }) => match === 'misspelt')).toEqual([]))
})

it('a note of noise takes linear time and yields nothing', () => {
  let seed = 1
  const letter = (): string => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return String.fromCharCode(97 + ((seed >> 16) % 26))
  }
  const noise = Array.from({ length: 20_000 }, () => Array.from({ length: 11 }, letter).join('')).join(' ')
  const begin = performance.now()
  expect(find(noise).filter(({ match }) => match === 'misspelt')).toEqual([])
  expect(performance.now() - begin).toBeLessThan(10_000)
})
