import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const statuses = (text: string): readonly string[] =>
  extractor
    .extract({ id: 'n', text })
    .mentions.flatMap((mention) => (mention.kind === 'medication' ? [`${mention.text} ${mention.status}`] : []))

describe('orders with no drug after them', () => {
  it('are about what they name', () => {
    expect(statuses('Continue Lasix 40 mg daily, d/c foley.')).toEqual(['Lasix active'])
    expect(statuses('Lantus 22 units now, stop gtt in 2 h.')).toEqual(['Lantus active'])
  })
  it('are about the drug before them where they stand alone', () => {
    expect(statuses('Was on Eliquis; held for EGD.')).toEqual(['Eliquis on-hold'])
    expect(statuses('Cough on lisinopril; stopped, now on losartan.')).toEqual([
      'lisinopril stopped',
      'losartan active',
    ])
  })
})
