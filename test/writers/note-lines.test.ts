/** Lines of mentions and findings: what the source says of a note, and the way back to it. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createExtractor, noteMentionsSchema } from '../../src/node.ts'
import { decodeSource, identityMap } from '../../src/readers/index.ts'
import { findingsLine, mentionsLine } from '../../src/writers/index.ts'
import { readAll, readOne } from '../readers/source.ts'

const extractor = createExtractor()
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../fixtures/readers', name)))

describe('mentionsLine', () => {
  it('a text as it stands has an id and mentions, no more', () => {
    const extraction = extractor.extract({ id: 'n', text: 'No fever.' })
    for (const map of [undefined, identityMap(9), identityMap(9, 'text'), identityMap(0)]) {
      const line = JSON.parse(mentionsLine(extraction, map))
      expect(Object.keys(line)).toEqual(['id', 'mentions'])
      expect(line.mentions[0]).not.toHaveProperty('source')
    }
  })
  it('what is known of the note goes along', async () => {
    const note = { id: 'n', text: 'Gout.', subject: 'Patient/1', encounter: 'Encounter/2', writtenAt: '2026-01-31' }
    const line = mentionsLine(extractor.extract({ ...note, type: { system: 'loinc', code: '11506-3' } }))
    expect(noteMentionsSchema.parse(JSON.parse(line))).toMatchObject({
      subject: 'Patient/1',
      encounter: 'Encounter/2',
      writtenAt: '2026-01-31',
      type: { system: 'loinc', code: '11506-3' },
    })
  })
  it('each mention of a C-CDA document leads back to its place in the XML', async () => {
    const bytes = fixture('discharge.xml')
    const { note, map } = await readOne(bytes, 'discharge.xml')
    const line = noteMentionsSchema.parse(JSON.parse(mentionsLine(extractor.extract(note), map)))
    expect(line.origin).toMatchObject({ reader: 'ccda', record: 1, patient: { value: 'MR 77/12' } })
    const xml = decodeSource(bytes)
    const back = line.mentions.map(({ text, source }) => [text, source && xml.slice(source.start, source.end)])
    expect(back).toContainEqual(['CHF', 'CHF'])
    expect(back).toContainEqual(['type\u00a02 diabetes', 'type&#160;2 diabetes'])
    for (const [text, source] of back)
      expect(
        source
          ?.replace(/<[^>]*>/g, '')
          .replaceAll('&#160;', '\u00a0')
          .replaceAll('&lt;', '<')
          .split(/\s+/)[0],
      ).toBe(text?.split(/\s+/)[0])
  })
  it('an attachment is named by its element', async () => {
    const reads = await readAll(fixture('bundle.json'), 'bundle.json')
    const parts = reads.flatMap((read) =>
      'note' in read
        ? noteMentionsSchema
            .parse(JSON.parse(mentionsLine(extractor.extract(read.note), read.map)))
            .mentions.map(({ source }) => source?.part)
        : [],
    )
    expect(parts.length).toBeGreaterThan(0)
    for (const part of parts) expect(part).toMatch(/^entry\[\d+\]\.resource\./)
  })
})

describe('findingsLine', () => {
  it('has a source for each span of evidence', async () => {
    const bytes = fixture('discharge.xml')
    const { note, map } = await readOne(bytes, 'discharge.xml')
    const { origin, findings } = JSON.parse(findingsLine(extractor.extract(note), map))
    expect(origin.reader).toBe('ccda')
    for (const { evidence, sources } of findings) expect(sources).toHaveLength(evidence.length)
    expect(JSON.parse(findingsLine(extractor.extract('Gout.'))).findings[0]).not.toHaveProperty('sources')
  })
})
