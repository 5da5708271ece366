/** Every sample in fixtures/readers gives the notes written beside it, and each word leads back to its source. */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeSource, type ReadNote, toSource } from '../../src/readers/index.ts'
import { chunked, readAll } from './source.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/readers')
const samples = readdirSync(folder).filter((name) => !name.endsWith('.notes.json'))
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(resolve(folder, name)))
const optionsOf = (name: string) => (name === 'noteevents.csv' ? { preset: 'noteevents' as const } : {})

describe.each(samples)('%s', (name) => {
  const expected: unknown = JSON.parse(readFileSync(resolve(folder, name.replace(/\.\w+$/, '.notes.json')), 'utf8'))
  const shown = async (size: number): Promise<unknown> => {
    const bytes = bytesOf(name)
    const reads = await readAll(size > 0 ? chunked(bytes, size) : bytes, name, optionsOf(name))
    const plain = reads.map((read) =>
      'rejected' in read
        ? read
        : { note: read.note, ...(read.anchors ? { anchors: read.anchors } : {}), parts: read.map.parts },
    )
    return JSON.parse(JSON.stringify(plain))
  }
  it('gives its notes', async () => expect(await shown(0)).toEqual(expected))
  it('gives them in small chunks too', async () => expect(await shown(7)).toEqual(expected))
})

// What may stand in the source where the text has something else.
const plain = (source: string): string =>
  source
    .replace(/<!--.*?-->|<[^>]*>/gs, '')
    .replace(/&(?:#160|nbsp);/g, '\u00a0')
    .replace(/&ndash;/g, '–')
    .replace(/&lt;/g, '<')
    .replace(/&amp;|\\T\\/g, '&')
    .replace(/\\F\\/g, '|')
    .replace(/\\S\\/g, '^')
    .replace(/\\[HN]\\/g, '')
    .replace(/\\'f6/g, 'ö')
    .replace(/\\'b0/g, '°')
    .replace(/\\~/g, '\u00a0')
    .replace(/\\u8805\?/g, '≥')
    .replace(/\\endash /g, '–')
    .replace(/\\rquote /g, '’')
    .replace(/\\([{}])/g, '$1')

/** Words that the text adds: separators, list marks, a footnote's bracket. */
const added = /^(?:\||-|\d+\.|:)$/

describe('the way back', () => {
  it.each(['discharge.xml', 'letter.rtf', 'visit.html', 'batch.hl7'])('%s: every word', async (name) => {
    const bytes = bytesOf(name)
    const notes = (await readAll(bytes, name)).filter((read): read is ReadNote => 'note' in read)
    for (const { note, map, origin } of notes) {
      const source = name.endsWith('.rtf')
        ? String.fromCharCode(...bytes)
        : decodeSource(bytes.subarray(origin.at ?? 0))
      for (const word of note.text.matchAll(/[^\s\u00a0()]+/g)) {
        const span = toSource(map, { start: word.index, end: word.index + word[0].length })
        if (!span) expect(word[0]).toMatch(added)
        else if (span.part === '')
          expect(plain(source.slice(span.start, span.end)).replace(/:$/, '')).toBe(word[0].replace(/:$/, ''))
      }
    }
  })
})
