/** Encodings: marked, said, or found in the bytes. */
import { describe, expect, it } from 'vitest'
import { decodeBytes } from '../../src/readers/decode.ts'
import { bytes, outcome, raw, readOne } from './source.ts'

describe('decodeBytes', () => {
  it.each([
    ['UTF-8', bytes('37 °C'), ''],
    ['UTF-8 with a mark', raw('\xef\xbb\xbf37 \xc2\xb0C'), ''],
    ['Windows-1252, by its bytes', raw('37 \xb0C'), ''],
    ['Windows-1252, said', raw('37 \xb0C'), 'windows-1252'],
    ['UTF-16 LE', raw('\xff\xfe3\x007\x00 \x00\xb0\x00C\x00'), ''],
    ['UTF-16 BE', raw('\xfe\xff\x003\x007\x00 \x00\xb0\x00C'), ''],
    ['UTF-16 without a mark', raw('3\x007\x00 \x00\xb0\x00C\x00'), ''],
    ['HL7 name', bytes('37 °C'), 'UNICODE UTF-8'],
    ['a lie', raw('37 \xb0C'), 'utf-8'],
    ['nonsense', bytes('37 °C'), 'no such thing'],
  ])('%s', (_, given, encoding) => expect(decodeBytes(given, encoding)).toBe('37 °C'))
  it('Windows-1252 has quotes and dashes where Latin-1 has nothing', () => {
    expect(decodeBytes(raw('\x93no\x94 \x96 caf\xe9 \x80'))).toBe('“no” – café €')
  })
})

describe('plain text', () => {
  it('stays exactly as it is', async () => {
    const { note, origin } = await readOne('A\r\n\n  B \t\n', 'ward/note 7.txt')
    expect(note).toEqual({ id: 'note 7', text: 'A\r\n\n  B \t\n', origin })
    expect(origin).toEqual({ reader: 'text', record: 1 })
  })
  it('an empty input is an empty note', async () => expect((await readOne('', 'x')).note.text).toBe(''))
  it.each([['%PDF-1.7 …'], ['PK\x03\x04abc'], ['\x89PNG\r\n'], ['\0\0\0\0\0\0\0\0']])(
    '%j is no text',
    async (given) => {
      expect(await outcome(raw(given))).toEqual(['readers/unsupported-content'])
    },
  )
})
