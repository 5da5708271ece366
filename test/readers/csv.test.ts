/** Tables. */
import { describe, expect, it } from 'vitest'
import { bytes, chunked, endless, outcome, raw, readAll, readOne } from './source.ts'

const texts = async (table: string | Uint8Array, path = 'x.csv', options = {}) =>
  (await readAll(table, path, options)).map((read) => ('note' in read ? read.note.text : read.rejected.code))

describe('rows', () => {
  it.each([
    ['quotes, commas and line breaks', 'id,text\n1,"a, ""b""\nc"\n2,d\n', ['a, "b"\nc', 'd']],
    ['CRLF', 'id,text\r\n1,"a\r\nb"\r\n2,d\r\n', ['a\r\nb', 'd']],
    ['semicolons', 'id;text\n1;a, b\n', ['a, b']],
    ['no line end', 'text,id\na,1', ['a']],
    ['blank lines', 'id,text\n\n1,a\n\n', ['a']],
    ['a quote in the wrong place', 'id,text\n1,"a" b "c"\n2,d\n', ['readers/bad-quote', 'd']],
    ['a quote that never closes', 'id,text\n1,a\n2,"b\n3,c\n', ['a', 'readers/unclosed-quote']],
    ['a short row', 'id,date,text\n1,2\n', ['readers/no-text-field']],
    ['no text column', 'id,words\n1,a\n', ['readers/missing-column']],
    ['nothing', 'id,text\n', []],
  ])('%s', async (_, table, expected) => {
    expect(await texts(table)).toEqual(expected)
    const reads = await readAll(chunked(bytes(table), 3), 'x.csv')
    expect(reads.map((read) => ('note' in read ? read.note.text : read.rejected.code))).toEqual(expected)
  })
  it('begin where they say', async () => {
    const table = 'id,text\n1,"é\nx"\n2,b\n'
    const [, second] = await readAll(table, 'x.csv')
    expect('note' in second! && second.origin).toEqual({
      reader: 'csv',
      record: 2,
      at: bytes('id,text\n1,"é\nx"\n').length,
    })
  })
  it('are decoded cell by cell', async () => {
    expect(await texts(raw('id,text\n1,37 \xb0C\n2,37 \xc2\xb0C\n'))).toEqual(['37 °C', '37 °C'])
    expect(await texts(raw('\xff\xfei\0d\0,\0t\0e\0x\0t\0\n\x001\0,\0\xb0\0\n\0'))).toEqual(['°'])
    expect(await texts(raw('\xef\xbb\xbfid,text\n1,a\n'))).toEqual(['a'])
  })
  it('stop at a quote that never closes, in bounded memory', async () => {
    const { input, taken } = endless('id,text\n1,"', 'all is well\n'.repeat(100), 1_000_000)
    expect(await outcome(input, 'x.csv', { limits: { recordBytes: 50_000 } })).toEqual(['readers/unclosed-quote'])
    expect(taken()).toBeLessThan(200)
  })
})

describe('columns', () => {
  it('are found by their usual names, or are given', async () => {
    const table = 'n,who,when,stay,kind,words\nx,7,20260203,8,11506-3,Gout.\n'
    const columns = { id: 'N', subject: 'who', date: 'when', encounter: 'stay', type: 'kind', text: 'words' }
    const { note } = await readOne(table, 'x.csv', { columns })
    expect(note).toMatchObject({
      id: 'x',
      text: 'Gout.',
      subject: 'Patient/7',
      encounter: 'Encounter/8',
      writtenAt: '2026-02-03',
      type: { system: 'loinc', code: '11506-3' },
    })
  })
  it('a table without a path is recognised by its header', async () => {
    expect(await outcome('note_id\tnote_text\na\tb\n', '-')).toEqual(['a'])
    expect(await outcome('Fever, cough, text to follow\nand so on', '-')).toEqual(['-'])
  })
})
