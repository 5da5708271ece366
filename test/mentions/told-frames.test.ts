import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const conditions = (text: string): readonly string[] =>
  extractor.extract({ id: 'n', text }).mentions.flatMap((one) => (one.kind === 'condition' ? [one.text] : []))

describe('words that tell that something is there, or was had', () => {
  it.each([
    ['There is a bruise on the arm.', 'bruise on the arm'],
    ['On exam there was a small firm mass.', 'mass'],
    ['She had spotting for two weeks.', 'spotting'],
    ['Some polyps were removed.', 'polyps'],
    ['A faint thrill is palpated.', 'thrill'],
    ['He presented with a nodule below the chin.', 'nodule'],
  ])('let an ambiguous term in: %j', (text, expected) => {
    expect(conditions(text)).toContainEqual(expect.stringContaining(expected))
  })
  it.each([
    'She had a mass ligature placed.',
    'He had a fall risk assessment.',
    'He was given a cold compress.',
    'She drank a cold drink.',
    'There is some reflux of dye into the vena cava.',
    'There was some tearing of the tendon fibers.',
    'There were clots in the uterine cavity.',
  ])('do not where the noun goes on, or is of something else: %j', (text) => {
    expect(conditions(text)).toEqual([])
  })
})
