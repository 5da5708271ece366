/** Short forms that a note defines: their meaning from there on, and only in that note. */
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const namesOf = (text: string): [string, string][] =>
  extractor.extract(text).layers.mentions.map(({ span, name }) => [text.slice(span.start, span.end), name])
const meanings = (text: string, form: string): string[] =>
  namesOf(text).flatMap(([words, name]) => (words === form ? [name] : []))

describe('a definition', () => {
  it('stands for the rest of the note', () => {
    const found = meanings('Severe mitral stenosis (MS). Follow the MS yearly.', 'MS')
    expect(found).toHaveLength(2)
    for (const name of found) expect(name).toContain('mitral stenosis')
  })
  it('may stand the other way round', () =>
    expect(meanings('MS (mitral stenosis) is stable.', 'MS')[0]).toContain('mitral stenosis'))
  it('gives a meaning to a form that no lexicon has', () =>
    expect(meanings('Erythema multiforme (ErM) is better. ErM gone.', 'ErM')).toHaveLength(2))
  it('is replaced by a later one', () => {
    const [first, second] = meanings('Has mitral stenosis (MS). Mother: multiple sclerosis (MS).', 'MS')
    expect(first).toContain('mitral')
    expect(second).toContain('multiple')
  })
  it('of something else bars the ambiguous form', () =>
    expect(meanings('Seen by physical therapy (PT). PT to follow; r/o PT.', 'PT')).toEqual([]))
  it('needs the letters of the form', () =>
    expect(meanings('Has mitral stenosis (XQZ). XQZ again.', 'XQZ')).toEqual([]))
  it('says its rule', () => {
    const { mentions } = extractor.extract('Has mitral stenosis (MS).').layers
    expect(mentions[1]!.because[0]!.rule).toBe('short-form/defined')
  })
  it('holds in its own note only', () => {
    extractor.extract('Has mitral stenosis (MS).')
    for (const name of meanings('History of MS, on interferon.', 'MS')) expect(name).not.toContain('mitral')
  })
})

it('brackets of every kind harm nothing', () =>
  expect(() => extractor.extract(`( ) () (MS (MS) MS ) ((( ${'(AB) '.repeat(2000)}`)).not.toThrow())
