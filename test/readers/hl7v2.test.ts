/** HL7 v2. */
import { describe, expect, it } from 'vitest'
import { bytes, chunked, endless, outcome, raw, readAll, readOne, sourceOf } from './source.ts'

const message = (...segments: string[]): string =>
  ['MSH|^~\\&|A|B|C|D|20260203||MDM^T02|7|P|2.5', ...segments].join('\r')
const textOf = async (field: string, type = 'TX'): Promise<string> =>
  (await readOne(message(`OBX|1|${type}|x||${field}`))).note.text

describe('text', () => {
  it.each([
    ['a\\.br\\b\\.sp2\\c', 'a\nb\n\nc'],
    ['a~b', 'a\nb'],
    ['\\F\\\\S\\\\T\\\\R\\\\E\\', '|^&~\\'],
    ['\\H\\a\\N\\ \\.in+4\\b', 'a b'],
    ['\\X4142\\ \\XC2B0\\C', 'AB °C'],
    ['C:\\temp\\x', 'C:\\temp\\x'],
    ['a\\b', 'a\\b'],
    ['a\\.sp9999\\b', `a${'\n'.repeat(40)}b`],
    ['line\nMore text, no segment', 'line\nMore text, no segment'],
  ])('%j', async (field, expected) => expect(await textOf(field)).toBe(expected))
  it('numbers are no narrative, in NM or in ST', async () => {
    expect(await outcome(message('OBX|1|NM|x||88'))).toEqual(['readers/no-narrative'])
    expect(await outcome(message('OBX|1|ST|x||>=88.2'))).toEqual(['readers/no-narrative'])
  })
  it('empty observations between others are blank lines', async () => {
    const { note } = await readOne(message('OBX|1|TX|x||', 'OBX|2|TX|x||a', 'OBX|3|TX|x||', 'OBX|4|TX|x||b'))
    expect(note.text).toBe('a\n\nb')
  })
  it('leads back to the message', async () => {
    const source = message('OBX|1|FT|x||Pain \\T\\ fever\\.br\\none')
    const note = await readOne(source)
    expect(sourceOf(note, 'Pain & fever', source)).toBe('Pain \\T\\ fever')
    expect(sourceOf(note, 'none', source)).toBe('none')
  })
  it('other delimiters', async () => {
    expect((await readOne('MSH#*!/%#A\rOBX#1#TX#x##a!b /T/ c')).note.text).toBe('a\nb % c')
  })
  it('charset of MSH-18, a mark, line feeds', async () => {
    const given = raw('\xef\xbb\xbfMSH|^~\\&|A|||||||||||||||8859/1\r\nOBX|1|TX|x||caf\xe9\r\n')
    expect((await readOne(given)).note.text).toBe('café')
  })
})

describe('messages', () => {
  const framed = ['a', 'b', 'c'].map((text) => `\x0b${message(`OBX|1|TX|x||${text}`)}\r\x1c\r`).join('')
  it('in frames, in any chunks', async () => {
    for (const size of [1, 5, 1000]) {
      const reads = await readAll(chunked(bytes(framed), size))
      expect(reads.map((read) => 'note' in read && [read.note.text, read.origin.record, read.origin.at])).toEqual([
        ['a', 1, 1],
        ['b', 2, 1 + framed.length / 3],
        ['c', 3, 1 + (framed.length / 3) * 2],
      ])
    }
  })
  it('one that is too long is rejected, and the next one read', async () => {
    const { input } = endless('MSH|^~\\&|A\rOBX|1|TX|x||', 'word '.repeat(100), 100)
    async function* both() {
      yield* input
      yield bytes(`\r${message('OBX|1|TX|x||ok')}`)
    }
    expect(await outcome(both(), 'x', { limits: { recordBytes: 5000 } })).toEqual(['readers/too-large', '7-1'])
  })
  it('what is no message', async () => {
    expect(await outcome('MSHx|no\r', 'x', { format: 'hl7v2' })).toEqual(['readers/bad-message'])
    expect(await outcome('FHS|^~\\&|A\rFTS|0\r')).toEqual([])
  })
  it('documents that are encoded', async () => {
    const ed = (value: string): string => message(`OBX|1|ED|x||${value}`)
    expect((await readOne(ed('A^TEXT^^Base64^ZmV2\\X0D0A\\ZXI='))).note.text).toBe('fever')
    expect((await readOne(ed('A^text^rtf^Base64^e1xydGYxIGZldmVyfQ=='))).note.text).toBe('fever')
    expect((await readOne(ed('A^TEXT^plain^Hex^6665766572'))).note.text).toBe('fever')
    expect((await readOne(ed('A^TEXT^plain^A^no \\T\\ fever'))).note.text).toBe('no & fever')
    expect(await outcome(ed('A^application^pdf^Base64^JVBERi0='))).toEqual(['readers/unsupported-content'])
    expect(await outcome(ed('A^TEXT^plain^Base64^*'))).toEqual(['readers/bad-base64'])
    expect(await outcome(ed('A^TEXT^plain^Hex^6'))).toEqual(['readers/bad-encoding'])
    expect(await outcome(message('OBX|1|RP|x||http://x.invalid'))).toEqual(['readers/external-content'])
  })
})
