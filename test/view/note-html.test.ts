/** The note as HTML: its text whole, mentions as links, titles as headings. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/findings/index.ts'
import { noteHtml } from '../../src/view/note-html.ts'
import { elementsOf, extract } from './pages.ts'

const render = (text: string): string => {
  const { findings, layers } = extract(text)
  return noteHtml(text, findings, layers.sections)
}

/** Text of the whole, as a parser reads it. */
const textOf = (rendered: string): string => elementsOf(`<div>${rendered}</div>`)[0]!.text

describe('noteHtml', () => {
  it('makes a link of each mention, to its row', () => {
    const links = elementsOf(render('Denies chest pain. Has gout.')).filter(({ tag }) => tag === 'a')
    expect(links.map(({ text, attributes }) => [text, attributes.href, attributes.id, attributes.class])).toEqual([
      ['chest pain', '#f0', 'm0', 'm condition absent'],
      ['gout', '#f1', 'm1', 'm condition present'],
    ])
    expect(links[0]!.attributes['aria-label']).toBe('chest pain (condition, chest pain: denied or ruled out)')
    expect(links[0]!.attributes['data-mark']).toBe('no')
    expect(links[1]!.attributes['data-mark']).toBeUndefined()
  })
  it('tells the mentions of one finding apart', () => {
    const links = elementsOf(render('Has gout. Gout is painful.')).filter(({ tag }) => tag === 'a')
    expect(links.filter(({ attributes }) => attributes.href === '#f0').map(({ attributes }) => attributes.id)).toEqual([
      'm0',
      'm0-1',
    ])
  })
  it('makes a heading of each title', () => {
    const headings = elementsOf(render('PAST MEDICAL HISTORY:\nGout\n\nALLERGIES:\nNone\n')).filter(
      ({ attributes }) => attributes.role === 'heading',
    )
    expect(headings.map(({ text }) => text)).toEqual(['PAST MEDICAL HISTORY', 'ALLERGIES'])
  })
  it('keeps text that looks like markup as text', () => {
    const text = '<script>alert("gout")</script> <img src=x onerror=alert(1)> Has gout & <b>fever</b>.\r\n'
    const rendered = render(text)
    expect(textOf(rendered)).toBe(text)
    expect(new Set(elementsOf(rendered).map(({ tag }) => tag))).toEqual(new Set(['a']))
  })
  it('keeps every character, whatever overlaps', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), { maxLength: 8 }),
        (text, places) => {
          const evidence = places
            .map(([start, size]) => ({ start: Math.min(start, text.length), end: Math.min(start + size, text.length) }))
            .filter(({ start, end }) => start < end)
          const finding = (span: { start: number; end: number }): Finding =>
            ({
              ...extract('Has gout.').findings[0]!,
              evidence: [span],
            }) as Finding
          // a span may cut a pair of surrogates only in a test; then each half becomes U+FFFD
          const clean = (value: string): string => value.replace(/[\0\ud800-\udfff]/g, '\ufffd')
          expect(clean(textOf(noteHtml(text, evidence.map(finding), [])))).toBe(clean(text))
        },
      ),
      { numRuns: 60 },
    ))
})
