/** Whole items: short forms that mean a condition because an item of a list of problems has nothing else. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const find = (text: string): string[] => extractor.extract(text).mentions.map(({ text: words }) => words)

describe('a short form that is all of an item', () => {
  it.each([
    ['A/P:\n# HIT\n# AS: moderate', ['HIT', 'AS']],
    ['PMH: MR, ED, HIT.', ['MR', 'ED', 'HIT']],
    ['Problem list:\nPE\nCVA', ['PE', 'CVA']],
  ])('%s', (text, found) => expect(find(text)).toEqual(found))
})

describe('none', () => {
  it.each(['Plan: labs: CMP, CBC. See PCP.', 'PE: RRR.', 'He was seen in the ED, HIT the wall.'])('%s', (text) =>
    expect(find(text)).toEqual([]),
  )
})
