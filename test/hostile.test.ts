/** Hostile text: nothing a note says may throw, and time grows with length and no faster. */
import { describe, expect, it } from 'vitest'
import { createExtractor, type Extraction, toBundle } from '../src/node.ts'

const extractor = createExtractor()

/** Milliseconds of processor that extracting takes: other programs on the machine do not count. */
function time(text: string): number {
  const before = process.cpuUsage()
  extractor.extract(text)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The unit over and over, up to so many characters. */
function fill(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
}

// The families that every release is held against, at full size.
const classic: readonly (readonly [name: string, unit: string])[] = [
  ['no no no', 'no '],
  ['dashes', '-'],
  ['brackets', '('],
  ['list numbers', '1.'],
  ['short forms', 'a.b.c.'],
  ['units', 'mg '],
  ['pressures', 'BP 120/80 '],
]

// More of them, at a size that shows what grows faster than the text.
const families: readonly (readonly [name: string, unit: string])[] = [
  ['dashes apart', '- '],
  ['closed brackets', ')'],
  ['list numbers apart', '1. '],
  ['list items', '1. CHF '],
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
  ['cues', 'denies possible history of '],
  ['asides', 'history of asthma (prior stroke), '],
  ['reactions', 'did not tolerate Lasix (cough), Zoloft caused rash, '],
  ['sig words', 'take one tablet by mouth twice daily as needed '],
  ['numbers with units', 'Na 140 mEq/L '],
  ['list markers', '- \n1) \n'],
  ['parts of sections', 'EXAM:\nLungs: Heart: \n'],
  ['words of no lexicon', 'metropolol xyzzyquux '],
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
  it.each([...classic, ...families])('many %s, ended anywhere', (_, unit) => {
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

/** Asserts that twice the text takes less than three times as long, and no longer than `bound` milliseconds. */
function expectLinear(unit: string, length: number, bound: number): void {
  const [small, large] = [fill(unit, length / 2), fill(unit, length)]
  // the best of a few tries: noise only ever slows down
  let [one, two] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let i = 0; i < 4; i++) {
    one = Math.min(one, time(small))
    two = Math.min(two, time(large))
    if ((two < bound && (two < 2.5 * one || two < least)) || two > 3 * bound) break
  }
  expect(two).toBeLessThan(bound)
  if (two >= least) expect(two / one).toBeLessThan(3)
}

// Under so many milliseconds there is nothing to compare.
const least = 60

describe('hostile text: linear time', () => {
  it(
    'warms up',
    { timeout: 60_000 },
    () => void extractor.extract('He has no pain. Lasix 40 mg po bid. BP 120/80.\n'.repeat(2_000)),
  )
  it.each(classic)('1 MB of %s', { timeout: 60_000 }, (_, unit) => expectLinear(unit, 1_000_000, 5_000))
  it.each(families)('100 kB of %s', { timeout: 60_000 }, (_, unit) => expectLinear(unit, 100_000, 2_000))
})

describe('hostile text: size', () => {
  it('one line of 5 MB', { timeout: 60_000 }, () => {
    const words = 'The patient was seen on the ward and was in good spirits all day long with the family; '
    const extraction = extractor.extract(`${fill(words, 5_000_000)} No fever.`)
    expect(extraction.mentions.at(-1)).toMatchObject({ text: 'fever' })
    expect(extraction.issues.map(({ code }) => code)).toEqual(['note/very-long'])
  })
  it('50 MB, as a printer writes it: lines of fixed width', { timeout: 60_000 }, () => {
    const text = `${fill(`${'Nothing of note.'.padEnd(499)}\n`, 50_000_000)}\nNo fever.`
    const { issues, mentions } = extractor.extract(text)
    expect(issues).toEqual([{ code: 'note/very-long', severity: 'info', detail: { length: text.length } }])
    expect(mentions.map((one) => one.text)).toEqual(['fever'])
  })
})
