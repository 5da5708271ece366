/** Escaping: nothing that a note says is markup. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { html, scriptJson } from '../../src/view/escape.ts'
import { elementsOf } from './pages.ts'

describe('html', () => {
  it.each([
    ['<b>"bold" & \'plain\'</b>', '&lt;b&gt;&quot;bold&quot; &amp; &#39;plain&#39;&lt;/b&gt;'],
    ['a\r\nb', 'a&#13;\nb'],
    ['\0', '\ufffd'],
    ['\ud800x', '\ufffdx'],
    ['😀', '😀'],
  ])('%j', (text, escaped) => expect(html(text)).toBe(escaped))
  it('is read back as the text, in an element and in an attribute', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [met] = elementsOf(`<p title="${html(text)}">${html(text)}</p>`)
        const clean = text.replaceAll('\0', '\ufffd')
        expect([met!.text, met!.attributes.title]).toEqual([clean, clean])
      }),
    ))
})

describe('scriptJson', () => {
  it('holds no sign that could end its element', () => {
    const written = scriptJson({ text: '</script><!--<script>&' })
    expect(written).not.toMatch(/[<>&]/)
    expect(JSON.parse(written)).toEqual({ text: '</script><!--<script>&' })
  })
  it('is read back as the value', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(scriptJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    ))
})
