/** Pressures of a side, a date or a home log, and fractions that are none. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()
const pressures = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.flatMap((one) => (one.kind === 'observation' && one.loinc === '85354-9' ? [String(one.value)] : []))

describe('pressures', () => {
  it.each([
    ['BP R 138/72 L 134/70', ['138/72', '134/70']],
    ['Home BP log: 2/3 132/78 HR 64; 2/4 128/80; 2/5 141/84', ['132/78', '128/80', '141/84']],
    ['My home readings are 118/60, 124/68 and this AM 112/66.', ['118/60', '124/68', '112/66']],
  ])('%s', (text, found) => expect(pressures(text)).toEqual(found))
})

describe('none', () => {
  it.each(['Seen on 11/12 in room 104/58.', 'Vision R 20/40 L 20/30.', 'Goal BP R 130/80.'])('%s', (text) =>
    expect(pressures(text)).toEqual([]),
  )
})
