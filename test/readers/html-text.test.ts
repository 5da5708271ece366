/** HTML. */
import { describe, expect, it } from 'vitest'
import { htmlText } from '../../src/readers/html-text.ts'
import { defaultLimits } from '../../src/readers/reader.ts'
import { outcome, raw, readOne, sourceOf } from './source.ts'

const text = (html: string): string => htmlText(html, defaultLimits).text

describe('htmlText', () => {
  it.each([
    ['<p>a</p><p>b</p>', 'a\n\nb'],
    ['<div>a<div>b</div>c</div>', 'a\nb\nc'],
    ['a<br>b<br><br>c', 'a\nb\n\nc'],
    [' a \n  b ', 'a b'],
    ['a<b> b</b>c', 'a bc'],
    ['<table><tr><td>Na</td><td>138</td></tr><tr><td></td><td>K</td><td></td></tr></table>', 'Na | 138\n| K'],
    ['<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>', 'a | b'],
    ['<ul><li>a</li><li></li><li>b</li></ul>', '- a\n- b'],
    ['<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
    ['5 &lt; 6 &amp; &deg;C &bogus; &#8805;', '5 < 6 & °C &bogus; ≥'],
    ['a<script>b</script><style>c</style><!-- d -->e', 'ae'],
    ['<pre>a  b\n  c</pre>', 'a  b\n  c'],
    ['BP < 120, K > 5', 'BP < 120, K > 5'],
    ['', ''],
  ])('%j', (html, expected) => expect(text(html)).toBe(expected))
  it('leads back over entities and tags', async () => {
    const source = '<html><p>Pain &amp; <b>fe</b>ver</p></html>'
    const note = await readOne(source)
    expect(sourceOf(note, 'Pain &', source)).toBe('Pain &amp;')
    expect(sourceOf(note, 'fever', source)).toBe('fe</b>ver')
  })
  it('takes the charset from the page', async () => {
    expect((await readOne(raw('<html><meta charset="iso-8859-2"><p>\xb3'))).note.text).toBe('ł')
  })
  it('refuses what is too deep or too much', async () => {
    expect(await outcome('<div>'.repeat(500))).toEqual(['readers/too-deep'])
    expect(await outcome('<p>a'.repeat(50), 'x', { limits: { elements: 10 } })).toEqual(['readers/too-large'])
  })
})
