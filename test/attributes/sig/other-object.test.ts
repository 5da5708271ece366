import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const statuses = (text: string): readonly string[] =>
  extractor
    .extract({ id: 'n', text })
    .mentions.flatMap((mention) => (mention.kind === 'medication' ? [`${mention.text} ${mention.status}`] : []))

describe('what a refusal or a stop is about', () => {
  it.each([
    ['Lisinopril 10 mg daily, refused colonoscopy.', ['Lisinopril active']],
    ['Lasix 40 mg daily, d/c foley.', ['Lasix active']],
    ['Not interested in surgery, on ibuprofen.', ['ibuprofen active']],
    ['Cannot undergo MRI, on gabapentin.', ['gabapentin active']],
  ])('is no drug in %j', (text, expected) => {
    expect(statuses(text)).toEqual(expected)
  })
  it.each([
    ['Lisinopril 10 mg daily, refused.', ['Lisinopril not-taken']],
    ['Not interested in going back on metformin.', ['metformin not-taken']],
    ['Declined a trial of sertraline.', ['sertraline not-taken']],
    ['Lisinopril 10 mg daily, refused because of cost.', ['Lisinopril not-taken']],
  ])('is the drug in %j', (text, expected) => {
    expect(statuses(text)).toEqual(expected)
  })
})
