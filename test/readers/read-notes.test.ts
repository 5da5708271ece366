/** Recognising formats, and readers of one's own. */
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { createExtractor } from '../../src/node.ts'
import { defineReader, identityMap, recognise } from '../../src/readers/index.ts'
import { bytes, outcome, readOne } from './source.ts'

describe('recognise', () => {
  it.each([
    ['hl7v2', 'MSH|^~\\&|A', '-'],
    ['hl7v2', '\x0bMSH|^~\\&|A', '-'],
    ['rtf', '{\\rtf1\\ansi', 'letter.doc'],
    ['html', '<!doctype html><p>', '-'],
    ['html', '<!-- x --><p>Hi', '-'],
    ['ccda', '<?xml version="1.0"?>\n<!-- x -->\n<ClinicalDocument>', '-'],
    ['ccda', '<section><text>', '-'],
    ['ndjson', '{"id":"a","text":"b"}\n{"id"', '-'],
    ['ndjson', '{"id":"a","text":"b"}\nbroken', '-'],
    ['ndjson', '{"id":"a","text":"b"}', 'x.ndjson.gz'],
    ['fhir', '{"id":"a","text":"b"}\n', '-'],
    ['fhir', '{\n "resourceType": "Bundle"', '-'],
    ['csv', 'id,text\n1,a', '-'],
    ['csv', 'a,b\n1,2', 'x.csv'],
    ['text', 'Patient is a 60 y/o, text below.', '-'],
    ['text', '<Name> is a 60 year old', '-'],
    ['text', '[**2101-5-3**] MSH|', '-'],
    ['text', '', '-'],
  ])('%s: %j', (name, head, path) => expect(recognise(bytes(head), path).name).toBe(name))
})

describe('readNotes', () => {
  const own = defineReader({
    name: 'own/upper',
    recognises: (_, path) => path.endsWith('.up'),
    async *read() {
      yield { note: { id: 'u', text: 'FEVER' }, map: identityMap(5), origin: { reader: 'own/upper', record: 1 } }
      yield { rejected: { code: 'own:no-luck', record: 2 } }
    },
  })
  it('asks own readers first', async () =>
    expect(await outcome('x', 'a.up', { readers: [own] })).toEqual(['u', 'own:no-luck']))
  it('takes a format that is said', async () => {
    expect((await readOne('id,text', 'x', { format: 'text' })).note.text).toBe('id,text')
    await expect(outcome('x', 'x', { format: 'docx' })).rejects.toThrow(ConfigError)
  })
  it('lets an error of the input through: it is not the record that is bad', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytes('<?xml version="1.0"?>'.padEnd(70_000))
      throw new Error('EIO')
    }
    for (const format of ['text', 'ccda', 'fhir', 'hl7v2', 'csv', 'ndjson'])
      await expect(outcome(broken(), 'x', { format })).rejects.toThrow('EIO')
  })
  it('gives notes that an extractor takes', async () => {
    const { note } = await readOne(
      '<section xmlns="urn:hl7-org:v3"><title>Problems</title><text>Asthma</text></section>',
    )
    expect(createExtractor().extract(note).note.outline).toEqual(note.outline)
  })
})
