/** What is odd in directions is kept as written, told, and trusted less. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

describe('odd directions', () => {
  it.each([
    ['Lasix 40 mg BID q8h.', 'attributes/contradictory-sig', '40 mg'],
    ['Aspirin 40 mg mg daily.', 'attributes/contradictory-sig', '40 mg'],
    ['Aspirin, take 0 tablets daily.', 'attributes/implausible-dose', '0 tablets'],
    ['Aspirin 2,000 tablets daily.', 'attributes/implausible-dose', '2000 tablets'],
    ['Aspirin 10000000 mg daily.', 'attributes/implausible-dose', '10000000 mg'],
    ['Prednisone 40 mg daily x 3 days then 9000000 mg daily.', 'attributes/implausible-dose', '40 mg'],
  ])('%s', (text, code, dose) => {
    const { issues, mentions } = extractor.extract(text)
    expect(issues.map((issue) => issue.code)).toEqual([code])
    expect(issues[0]!.span!.end).toBeGreaterThan(issues[0]!.span!.start)
    expect(mentions[0]).toMatchObject({ dose })
    const plain = extractor.extract('Aspirin 81 mg daily.').mentions[0]!.confidence
    expect(mentions[0]!.confidence).toBeLessThan(plain - 0.25)
  })
  it.each([
    'Lasix 40 mg daily at bedtime.',
    'Lasix 40 mg Q12H (every 12 hours).',
    'GoLYTELY 4 L once.',
    'Penicillin G 4 million units IV q4h.',
    'Aspirin 81 mg daily.',
  ])('%s has none', (text) => expect(extractor.extract(text).issues).toEqual([]))
  it('tells once for a brand and its generic', () => {
    expect(extractor.extract('Furosemide (Lasix) 40 mg BID q8h.').issues).toHaveLength(1)
  })
})
