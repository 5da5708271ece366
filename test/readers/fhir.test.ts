/** FHIR JSON; fixtures/readers/bundle.json has the rest. */
import { describe, expect, it } from 'vitest'
import { outcome, readAll, readOne } from './source.ts'

const document = (attachment: object, more: object = {}): string =>
  JSON.stringify({ resourceType: 'DocumentReference', id: 'd', content: [{ attachment }], ...more })
const encoded = (text: string): string => Buffer.from(text).toString('base64')

describe('attachments', () => {
  it.each([
    ['no type', { data: encoded('fever') }],
    ['an unknown charset', { contentType: 'text/plain; charset=what', data: encoded('fever') }],
    ['RTF that says it is text', { contentType: 'text/plain', data: encoded('{\\rtf1 fever}') }],
    ['HTML without a type', { data: encoded('<html><p>fever</p></html>') }],
    ['XHTML', { contentType: 'application/xhtml+xml', data: encoded('<p>fever</p>') }],
  ])('%s', async (_, attachment) => expect((await readOne(document(attachment))).note.text).toBe('fever'))
  it('a C-CDA document within gives its sections, and its header where the resource has none', async () => {
    const xml =
      '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><effectiveTime value="20260203"/><component><structuredBody><component><section><title>Plan</title><text>Rest</text></section></component></structuredBody></component></ClinicalDocument>'
    const { note, map } = await readOne(
      document({ contentType: 'application/cda+xml', data: encoded(xml) }, { date: '2026-02-04' }),
    )
    expect(note).toMatchObject({ id: 'd', text: 'Plan\nRest', writtenAt: '2026-02-04', type: { code: '34133-9' } })
    expect(note.outline).toHaveLength(1)
    expect(map.parts).toEqual(['content[0].attachment.data'])
  })
  it.each([
    ['readers/unsupported-content', { contentType: 'image/png', data: encoded('x') }],
    ['readers/unsupported-content', { data: encoded('%PDF-1.7') }],
    ['readers/bad-base64', { data: '*' }],
    ['readers/external-content', { url: 'Binary/x' }],
    ['readers/no-narrative', {}],
    ['readers/attachment-too-large', { data: encoded('x'.repeat(2000)) }],
  ])('%s', async (code, attachment) => {
    expect(await outcome(document(attachment), 'x', { limits: { attachmentBytes: 1000 } })).toEqual([code])
  })
})

describe('what its author took back', () => {
  it.each(['status', 'docStatus'])('%s entered-in-error', async (field) =>
    expect(await outcome(document({ data: encoded('gout') }, { [field]: 'entered-in-error' }))).toEqual([
      'readers/marked-as-error',
    ]),
  )
})

describe('files', () => {
  it.each([
    ['{"resourceType":"Patient"}', ['readers/no-narrative']],
    ['{"resourceType":"Bundle","entry":[]}', ['readers/no-narrative']],
    ['{"resourceType":"Bundle","entry":[null,{},{"resource":5}]}', ['readers/no-narrative']],
    ['{"resourceType":"DocumentReference","content":7}', ['readers/no-narrative']],
    ['{"id":"a","text":"x"}', ['a']],
    ['{"id":', ['readers/bad-json']],
    ['{"resourceType":"Composition","section":[{"section":[{}]}]}', ['readers/no-narrative']],
  ])('%s', async (given, expected) => expect(await outcome(given)).toEqual(expected))
  it('a list of records', async () => {
    expect(await outcome('[{"text":"a"},{"id":"b","text":"c"},4]', 'd/list.json')).toEqual([
      'list-1',
      'b',
      'readers/no-text-field',
    ])
  })
  it('versions are left off references, other types are none', async () => {
    const of = async (reference: string) =>
      (await readOne(document({ data: encoded('a') }, { subject: { reference } }))).note.subject
    expect(await of('Patient/7/_history/2')).toBe('Patient/7')
    expect(await of('Group/7')).toBeUndefined()
  })
  it('a file over the limit', async () => {
    expect(
      await outcome(document({ data: encoded('x'.repeat(500)) }), 'x', { limits: { documentBytes: 300 } }),
    ).toEqual(['readers/too-large'])
  })
  it('the entries of a Bundle on a line are one record', async () => {
    const bundle = JSON.stringify({
      resourceType: 'Bundle',
      entry: [1, 2].map((id) => ({ resource: JSON.parse(document({ data: encoded('a') }, { id: `d${id}` })) })),
    })
    const reads = await readAll(`${bundle}\n${bundle}\n`, 'x.ndjson')
    expect(reads.map((read) => 'note' in read && [read.note.id, read.origin.record])).toEqual([
      ['d1', 1],
      ['d2', 1],
      ['d1', 2],
      ['d2', 2],
    ])
  })
})
