/** C-CDA: narrative, sections and what is refused. */
import { describe, expect, it } from 'vitest'
import { outcome, readOne, sourceOf } from './source.ts'

const section = (text: string, more = ''): string =>
  `<section xmlns="urn:hl7-org:v3">${more}<text>${text}</text></section>`
const textOf = async (text: string): Promise<string> => (await readOne(section(text))).note.text

describe('narrative', () => {
  it.each([
    ['<paragraph>a</paragraph><paragraph>b</paragraph>', 'a\nb'],
    ['a<br/>b', 'a\nb'],
    ['<list><item>a</item><item><caption>C</caption>b</item></list>', '- a\n- C\nb'],
    ['<list listType="ordered"><item>a</item><item>b</item></list>', '1. a\n2. b'],
    [
      '<table><thead><tr><th>H</th><th>I</th></tr></thead><tbody><tr><td/><td>x</td></tr></tbody></table>',
      'H | I\n| x',
    ],
    ['<content>fe</content>ver <sub>2</sub>', 'fever 2'],
    ['  a \n\t b  ', 'a b'],
    ['a<![CDATA[ < b\n  c]]>', 'a < b\n  c'],
    ['a &lt; b &#x2265; &#176; &nope; &#10;c', 'a < b ≥ ° &nope;\nc'],
    [
      '<content revised="delete">old</content>new<renderMultiMedia referencedObject="x"><caption>no</caption></renderMultiMedia>',
      'new',
    ],
    ['<paragraph xml:space="preserve">a\n  b</paragraph>', 'a\n  b'],
    ['<linkHtml href="http://x.invalid">link</linkHtml> end', 'link end'],
  ])('%j', async (given, expected) => expect(await textOf(given)).toBe(expected))
  it('leads back to the XML, CRLF and prefixes too', async () => {
    const source =
      '<h:section xmlns:h="urn:hl7-org:v3">\r\n<h:title>Plan</h:title>\r\n<h:text>Pain &amp; <h:content>fever</h:content></h:text></h:section>'
    const note = await readOne(source)
    expect(note.note.text).toBe('Plan\nPain & fever')
    expect(sourceOf(note, 'Plan', source)).toBe('Plan')
    expect(sourceOf(note, 'Pain &', source)).toBe('Pain &amp;')
    expect(sourceOf(note, 'fever', source)).toBe('fever')
  })
})

describe('sections', () => {
  const codeOf = async (more: string) => (await readOne(section('a', more))).note.outline?.[0]?.code
  it.each([
    ['<code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/>', '11450-4'],
    [
      '<code code="X" codeSystem="1.2"><translation code="10160-0" codeSystem="2.16.840.1.113883.6.1"/></code>',
      '10160-0',
    ],
    [
      '<templateId root="2.16.840.1.113883.10.20.22.2.6.1" extension="2015-08-01"/><code code="X" codeSystem="1.2"/>',
      '48765-2',
    ],
    ['<code code="X" codeSystem="1.2"/>', 'X'],
  ])('%s', async (more, code) => expect((await codeOf(more))?.code).toBe(code))
  it('without a code have none', async () => expect(await codeOf('<title>T</title>')).toBeNull())
})

describe('refused', () => {
  const document = (body: string): string =>
    `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3">${body}</ClinicalDocument>`
  const body = (inner: string): string => document(`<component><nonXMLBody>${inner}</nonXMLBody></component>`)
  it.each([
    [
      'readers/doctype',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><ClinicalDocument>&b;</ClinicalDocument>',
    ],
    ['readers/bad-xml', document('<component>')],
    ['readers/bad-xml', '<?xml version="1.0"?><ClinicalDocument><a b="c></a>'],
    ['readers/too-large', section('<br/>'.repeat(50))],
    ['readers/too-large', `<section ${'a="b" '.repeat(20_000)}><text>a</text></section>`],
    [
      'readers/no-narrative',
      document(
        '<component><structuredBody><component><section><title>T</title></section></component></structuredBody></component>',
      ),
    ],
    ['readers/external-content', body('<text><reference value="x.pdf"/></text>')],
    ['readers/unsupported-content', body('<text mediaType="application/pdf" representation="B64">JVBERi0=</text>')],
    ['readers/bad-base64', body('<text mediaType="text/plain" representation="B64">*</text>')],
  ])('%s', async (code, given) => expect(await outcome(given, 'x', { limits: { elements: 40 } })).toEqual([code]))
  it('a limit may be raised', async () => {
    const deep = section(`${'<content>'.repeat(300)}a${'</content>'.repeat(300)}`)
    expect(await outcome(deep)).toEqual(['readers/too-deep'])
    expect(await outcome(`<?xml version="1.0"?>${'<a>'.repeat(100_000)}`)).toEqual(['readers/too-deep'])
    expect((await readOne(deep, 'x', { limits: { depth: 400 } })).note.text).toBe('a')
  })
  it('a body in the document itself is read as it stands', async () => {
    expect((await readOne(body('<text mediaType="text/plain">a\n  b &amp; c</text>'))).note.text).toBe('a\n  b & c')
    expect((await readOne(body('<text mediaType="text/html">&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b</text>'))).note.text).toBe(
      'a\n\nb',
    )
  })
})
