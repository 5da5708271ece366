/** The resources about the note, the program and the extraction. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toDevice, toDocumentReference, toProvenance } from '../../src/fhir/document.ts'
import { buildOf } from './sources.ts'

const text = 'Ménière 😷'
const bytes = Buffer.from(text, 'utf8')

describe('toDocumentReference', () => {
  it('has size and hash of the text in UTF-8, and not the text', () => {
    const { content } = toDocumentReference(buildOf({ text }), 'x', false)
    expect(content[0]!.attachment).toEqual({
      contentType: 'text/plain; charset=utf-8',
      size: bytes.length,
      hash: createHash('sha1').update(bytes).digest('base64'),
    })
  })
  it('has the text when that is asked for', () => {
    const { content } = toDocumentReference(buildOf({ text }), 'x', true)
    expect(Buffer.from(content[0]!.attachment.data!, 'base64').toString('utf8')).toBe(text)
  })
  it('has type and date only when they are known, the date only as an instant', () => {
    const bare = toDocumentReference(buildOf({ text }), 'x', false)
    expect([bare.type, bare.date]).toEqual([undefined, undefined])
    expect(toDocumentReference(buildOf({ text, writtenAt: '2026-01-31' }), 'x', false)).not.toHaveProperty('date')
    const known = buildOf({ text, writtenAt: '2026-01-31T08:30:00Z', type: { system: 'loinc', code: '18842-5' } })
    expect(toDocumentReference(known, 'x', false)).toMatchObject({
      date: '2026-01-31T08:30:00Z',
      type: { coding: [{ system: 'http://loinc.org', code: '18842-5' }] },
    })
  })
})

describe('toDevice', () => {
  it('is known by version and lexicon', () => {
    expect(toDevice('1.2.3', 'abcdef0123456789')).toMatchObject({
      identifier: [{ value: 'tincture@1.2.3+abcdef012345' }],
      version: [{ value: '1.2.3' }, { value: 'abcdef0123456789' }],
    })
    expect(toDevice('1.2.3', 'abcdef0123456789').id).not.toBe(toDevice('1.2.4', 'abcdef0123456789').id)
    expect(toDevice('1.2.3', 'abcdef0123456789').id).not.toBe(toDevice('1.2.3', 'fedcba0123456789').id)
  })
})

describe('toProvenance', () => {
  const build = buildOf({ text })
  it('says what was made, from what and by what', () => {
    const made = toProvenance(build, ['urn:uuid:a', 'urn:uuid:b'], 'urn:uuid:d', '2026-01-31T08:30:00Z')
    expect(made).toMatchObject({
      target: [{ reference: 'urn:uuid:a' }, { reference: 'urn:uuid:b' }],
      recorded: '2026-01-31T08:30:00Z',
      agent: [{ who: { reference: 'urn:uuid:d' } }],
      entity: [{ role: 'source', what: { reference: 'urn:uuid:document' } }],
    })
    expect(made).not.toHaveProperty('_recorded')
  })
  it('asks no clock: the time is unknown unless the caller gives it', () => {
    const made = toProvenance(build, ['urn:uuid:a'], 'urn:uuid:d')
    expect(made).not.toHaveProperty('recorded')
    expect(made._recorded).toEqual({
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
    })
  })
})
