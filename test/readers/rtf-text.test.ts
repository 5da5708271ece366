/** RTF. */
import { describe, expect, it } from 'vitest'
import { outcome, raw, readOne, sourceOf } from './source.ts'

const text = async (body: string): Promise<string> => (await readOne(raw(`{\\rtf1\\ansi ${body}}`))).note.text

describe('rtfText', () => {
  it.each([
    ['a\\par b\\line c', 'a\nb\nc'],
    ["caf\\'e9 \\'93no\\'94", 'café “no”'],
    ["\\u8805?38 \\u8805\\'3f38", '≥38 ≥38'],
    ['\\uc2\\u176 ab38', '°38'],
    ['{\\uc0\\u176 38} \\u176 x38', '°38 °38'],
    ['\\u-10179 ?\\u-8704 ?', '😀'],
    ['\\b bold\\b0  text\\~end', 'bold text\u00a0end'],
    ['a\\cell b\\cell\\row c\\cell\\cell d\\cell\\row', 'a | b\nc |  | d\n'],
    ['{\\*\\unknown no}yes{\\pict 8950}', 'yes'],
    ['{\\v no}yes{\\deleted no}', 'yes'],
    ['\\{x\\}\\\\', '{x}\\'],
    ['a\r\nb', 'ab'],
    ['{\\field{\\*\\fldinst LINK}{\\fldrslt seen}}', 'seen'],
    ['{\\pict\\bin3 }}}yes}ok', 'ok'],
    ['\\emdash\\endash\\bullet', '—–•'],
    ["{\\ansicpg1251 \\'c0}", 'А'],
    ["a\\'zz b", 'azz b'],
  ])('%j', async (body, expected) => expect(await text(body)).toBe(expected))
  it('leads back to its bytes', async () => {
    const source = "{\\rtf1 Temp 38\\'b0C, no \\b chills\\b0 .}"
    const note = await readOne(raw(source))
    expect(sourceOf(note, '38°C', source)).toBe("38\\'b0C")
    expect(sourceOf(note, 'chills', source)).toBe('chills')
  })
  it('reads what was cut off', async () => {
    expect((await readOne(raw('{\\rtf1 a\\'))).note.text).toBe('a')
    expect((await readOne(raw("{\\rtf1 a\\'"))).note.text).toBe('a')
  })
  it('refuses groups that are too deep', async () => {
    expect(await outcome(raw(`{\\rtf1${'{'.repeat(1000)}`))).toEqual(['readers/too-deep'])
  })
})
