/** Ids are UUIDs version 5 and give nothing away. */
import { createHash, createHmac, type Hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { attachmentHash, base64, digestsOf, resourceId, uuid5 } from '../../src/fhir/ids.ts'

describe('uuid5', () => {
  it('gives the example of RFC 9562, appendix A.4', () => {
    expect(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    )
  })
})

describe('resourceId', () => {
  it('is the same for the same, and another for another', () => {
    expect(resourceId('a', 'Condition', 'x')).toBe(resourceId('a', 'Condition', 'x'))
    expect(
      new Set([
        resourceId('a', 'Condition', 'x'),
        resourceId('b', 'Condition', 'x'),
        resourceId('a', 'Device', 'x'),
        resourceId('a', 'Condition', 'y'),
      ]).size,
    ).toBe(4)
  })
})

describe('digestsOf', () => {
  const noteKeyOf = (id: string, text: string): string => digestsOf(id, text).noteKey
  it('depends on id and text, and holds neither', () => {
    const key = noteKeyOf('MRN123', 'text')
    expect(key).toMatch(/^[0-9a-f]{48}$/)
    expect(
      new Set([key, noteKeyOf('MRN124', 'text'), noteKeyOf('MRN123', 'texts'), noteKeyOf('MRN123t', 'ext')]).size,
    ).toBe(4)
  })
  it.each(['', 'text', 'é😷 half \ud83d', 'long '.repeat(100_000)])('is of the bytes of %.12s', (text) => {
    const hashed = (name: string, ...parts: string[]): Hash =>
      parts.reduce((hash, part) => hash.update(part, 'utf8'), createHash(name))
    expect(digestsOf('n😷', text)).toEqual({
      noteKey: hashed('sha256', 'n😷', '\0', text).digest('hex').slice(0, 48),
      size: new TextEncoder().encode(text).length,
      hash: hashed('sha1', text).digest('base64'),
    })
    const secret = 'a secret of some length'
    expect(digestsOf('n', text, secret).noteKey).toBe(
      createHmac('sha256', secret).update(`n\0${text}`).digest('hex').slice(0, 48),
    )
  })
})

describe('base64 and attachmentHash', () => {
  it('agree with those of Node, also on a large file', () => {
    for (const size of [0, 1, 2, 3, 1000, 100_000]) {
      const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 7) & 255)
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(attachmentHash(bytes)).toBe(createHash('sha1').update(bytes).digest('base64'))
    }
  })
})
