/** Hostile text: nothing a note says may throw, and time grows with length and no faster. */
import { describe, expect, it } from 'vitest'
import { createExtractor, type Extraction, toBundle } from '../src/node.ts'

const extractor = createExtractor()

/** Milliseconds that extracting takes. */
function time(text: string): number {
  const start = performance.now()
  extractor.extract(text)
  return performance.now() - start
}

/** The unit over and over, up to so many characters. */
function fill(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
}

const half = 500_000

const families: readonly (readonly [name: string, unit: string])[] = [
  ['no no no', 'no '],
  ['dashes', '-'],
  ['dashes apart', '- '],
  ['brackets', '('],
  ['closed brackets', ')'],
  ['list numbers', '1.'],
  ['list numbers apart', '1. '],
  ['list items', '1. CHF '],
  ['short forms', 'a.b.c.'],
  ['units', 'mg '],
  ['pressures', 'BP 120/80 '],
  ['bare values', '120/80 '],
  ['one letter', 'a'],
  ['one digit', '1'],
  ['thousands', '1,000,'],
  ['slashes', 'a/b/'],
  ['commas', 'pain, '],
  ['and', 'pain and '],
  ['conditions', 'acute renal failure '],
  ['modifiers', 'left right severe '],
  ['prepositions', 'pain in the left knee of the right '],
  ['drugs', 'Lasix 40 mg po bid '],
  ['drugs without a stop', 'aspirin, Lasix '],
  ['trends', '-> 1.8 '],
  ['trend of one test', 'Cr 1.2 -> '],
  ['redactions', '[**Name**] '],
  ['open redactions', '[**'],
  ['titles', 'PMH:\n'],
  ['titles on one line', 'PMH: '],
  ['unknown titles', 'ABC DEF:\n'],
  ['empty lines', '\n'],
  ['short lines', 'pain\n'],
  ['rows of values', 'Na 140 K 4.0 Cl 100\n'],
  ['columns', '140 | 4.0 | 100\n'],
  ['tabs', '\t'],
  ['indents', `${' '.repeat(300)}x\n`],
  ['apostrophes', "a'"],
  ['possessives', "Crohn's "],
  ['emoji', '😷'],
  ['half emoji', '\ud83d'],
  ['accents', 'e\u0301'],
  ['NULs', '\0'],
  ['question marks', '? '],
  ['either or', 'either CHF or '],
  ['as needed', 'prn '],
  ['hyphens', 'non-small-cell-'],
]

describe('hostile text: never a throw', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['blanks', ' \n\r\t\u00a0\u2028'],
    ['NULs', '\0\0\0 pain \0'],
    ['lone surrogates', '\ud83d pain \ude37\ud83d'],
    ['what no UTF-8 leaves', new TextDecoder().decode(Uint8Array.of(0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x70))],
    ['every character once', Array.from({ length: 0x10000 }, (_, i) => String.fromCharCode(i)).join('')],
    ['every character between blanks', Array.from({ length: 0x3000 }, (_, i) => ` ${String.fromCharCode(i)}`).join('')],
    ['words of JavaScript', 'constructor __proto__ toString hasOwnProperty: valueOf 5 mg __proto__ daily'],
    ['right to left', 'ألم في الصدر pain \u202e niap'],
    ['markup', '<script>alert(1)</script> <b>pain</b> &amp; {{x|condition}}'],
    ['unfinished', 'Denies'],
    ['unfinished title', 'PAST MEDICAL HISTORY:'],
    ['unfinished drug', 'Lasix 40'],
    ['unfinished value', 'BP 120/'],
    ['impossible values', 'BP 0/0. HR -5. Temp 1e999. Na 999999999999999999999999. Pain 11/10. Cr 1.2.3.4 5/0'],
    ['impossible dates', '99/99/9999 13/45/00 at 25:61'],
  ]
  it.each(texts)('%s', (_, text) => {
    const extraction = extractor.extract(text)
    expectGood(extraction)
    JSON.stringify(toBundle(extraction))
  })
  it.each(families)('many %s, ended anywhere', (_, unit) => {
    for (const length of [1, 2, 3, 50, 1000 + unit.length]) {
      const text = fill(unit, length)
      expectGood(extractor.extract(text))
      expectGood(extractor.extract(`He has pain.\n${text}\nHe has fever.`))
    }
  })
})

function expectGood({ note, mentions, layers }: Extraction): void {
  for (const { start, end, text } of mentions) expect(note.text.slice(start, end)).toBe(text)
  expect(layers.assertions).toHaveLength(layers.mentions.length)
  expect(layers.attributes).toHaveLength(layers.mentions.length)
}

describe('hostile text: linear time', () => {
  extractor.extract('warm up '.repeat(10_000))
  it.each(families)('1 MB of %s', { timeout: 30_000 }, (_, unit) => {
    const [small, large] = [fill(unit, half), fill(unit, 2 * half)]
    // the best of up to four tries: noise only ever slows down
    let [one, two] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let i = 0; i < 4; i++) {
      one = Math.min(one, time(small))
      two = Math.min(two, time(large))
      if (two < 2.5 * one || two < 40) break // under 40 ms there is nothing to compare
    }
    expect(two).toBeLessThan(5_000)
    if (two >= 40) expect(two / one).toBeLessThan(3)
  })
})

describe('hostile text: size', () => {
  const line = 'The patient denies chest pain and takes Lasix 40 mg po bid; BP 120/80, Cr 1.2. '
  it('one line of 5 MB', { timeout: 60_000 }, () => {
    const text = fill(line, 5_000_001)
    const extraction = extractor.extract(text)
    expect(extraction.mentions.length).toBeGreaterThan(150_000)
    expect(extraction.issues.map(({ code }) => code)).toEqual(['note/very-long'])
  })
  it('50 MB', { timeout: 60_000 }, () => {
    const start = performance.now()
    const { issues } = extractor.extract(fill(`${'Nothing of note was said on that day by anyone who was there at all.\n'.repeat(19)}No fever.\n`, 50_000_000))
    expect(issues).toEqual([{ code: 'note/very-long', severity: 'info', detail: { length: 50_000_000 } }])
    expect(performance.now() - start).toBeLessThan(45_000)
  })
})
