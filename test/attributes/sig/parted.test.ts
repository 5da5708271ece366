import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const statuses = (text: string): readonly string[] =>
  extractor
    .extract({ id: 'n', text })
    .mentions.flatMap((mention) => (mention.kind === 'medication' ? [`${mention.text} ${mention.status}`] : []))

describe('a word of another sentence', () => {
  it('makes nothing conditional', () => {
    expect(statuses('Recheck if AG <12 x2. lispro 6 units TID')).toEqual(['lispro active'])
  })
  it('makes nothing past behind an arrow', () => {
    expect(statuses('DVT hx -> Eliquis 5 mg BID')).toEqual(['Eliquis active'])
  })
})
