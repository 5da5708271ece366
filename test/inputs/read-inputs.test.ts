/** Reading from arguments: each by its format, and every input that can't be opened told by a code. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { type InputOptions, readInputs } from '../../src/inputs/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'tincture-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

/** Each read as `place reader: id`, or the code in the id's place. */
async function read(args: string[], options: InputOptions = {}, stdin = ''): Promise<string[]> {
  const found: string[] = []
  for await (const { read, place, reader } of readInputs(args, Readable.from([Buffer.from(stdin)]), options))
    found.push(`${place} ${reader}: ${'note' in read ? read.note.id : read.rejected.code}`.replaceAll(`${folder}/`, ''))
  return found
}

describe('readInputs', () => {
  it('reads a folder of all formats, each by its own', async () => {
    const fixtures = resolve(import.meta.dirname, '../../fixtures/readers')
    const names = ['batch.hl7', 'bundle.json', 'discharge.xml', 'letter.rtf', 'lines.ndjson', 'table.tsv', 'visit.html']
    const found = await read(names.map((name) => join(fixtures, name)))
    expect([
      ...new Set(found.map((line) => line.slice(fixtures.length + 1).replace(/(?::\d+)? (\w+): .*/, ' $1'))),
    ]).toEqual([
      'batch.hl7 hl7v2',
      'bundle.json fhir',
      'discharge.xml ccda',
      'letter.rtf rtf',
      'lines.ndjson ndjson',
      'table.tsv csv',
      'visit.html html',
    ])
  })
  it('compressed ones, named by what is within', async () => {
    const lines = '{"id":"a","text":"x"}\n{"text":"y"}\n'
    expect(await read([file('lines.jsonl.gz', gzipSync(lines))])).toEqual([
      'lines.jsonl.gz:1 ndjson: a',
      'lines.jsonl.gz:2 ndjson: lines-2',
    ])
    expect(await read([file('packed', gzipSync('He is well.'))])).toEqual(['packed text: packed'])
  })
  it('standard input, by its content or as it is said', async () => {
    expect(await read(['-'], {}, 'He is well.')).toEqual(['- text: stdin'])
    expect(await read(['-'], {}, '{"id":"a","text":"x"}\n{"id":"b","text":"y"}')).toEqual([
      '-:1 ndjson: a',
      '-:2 ndjson: b',
    ])
    expect(await read(['-'], { format: 'text' }, '{"id":"a","text":"x"}')).toEqual(['- text: stdin'])
    expect(await read(['-'], { format: 'csv', columns: { text: 'words' } }, 'words\nwell\nill')).toEqual([
      '-:1 csv: stdin-1',
      '-:2 csv: stdin-2',
    ])
  })
  it('what fails does not stop what follows', async () => {
    const damaged = file('damaged.gz', gzipSync('{"id":"a","text":"x"}\n'.repeat(5)).subarray(0, 25))
    const locked = file('locked.txt', 'x')
    chmodSync(locked, 0)
    const found = await read([join(folder, 'none.txt'), join(folder, '*.none'), damaged, locked, file('z.txt', 'x')])
    // whoever runs the tests may be allowed to read everything
    const [last, ...rest] = [...found].reverse()
    expect(last).toBe('z.txt text: z')
    expect(rest.reverse().slice(0, 3)).toEqual([
      'none.txt : inputs/not-found',
      '*.none : inputs/no-match',
      expect.stringMatching(/^damaged\.gz(?::\d+)? \w*: inputs\/bad-compression$/),
    ])
    expect(['locked.txt : inputs/not-permitted', 'locked.txt text: locked']).toContain(found[3])
  })
  it('a file that goes while the folder is read is told, and the next is read', async () => {
    const gone = file('some/1.txt', 'x')
    file('some/2.txt', 'y')
    const found: string[] = []
    for await (const { read, place } of readInputs([join(folder, 'some')], Readable.from([]))) {
      found.push('note' in read ? read.note.id : read.rejected.code)
      expect(place).not.toContain('.txt')
      if (found.length === 1) rmSync(join(folder, 'some/2.txt'))
    }
    rmSync(gone)
    expect(found[0]).toBe('1')
    expect(found.slice(1).every((code) => code === 'inputs/not-found')).toBe(true)
  })
  it('notes of files of one name are called by their paths, whatever their format', async () => {
    file('wards/1/visit.txt', 'x')
    file('wards/2/visit.txt.gz', gzipSync('y'))
    file('wards/2/all.csv', 'text\nx\ny\n')
    file('wards/3/all.ndjson', '{"text":"x"}\n')
    file('wards/visit.html', '<html><body>x')
    const ids = (found: string[]): string[] => found.map((line) => line.slice(line.lastIndexOf(': ') + 2))
    const below = ['1/visit', '2/all-1', '2/all-2', '2/visit', '3/all-1', 'visit']
    expect(ids(await read([join(folder, 'wards')]))).toEqual(below)
    const named = ids(await read([join(folder, 'wards/1/visit.txt'), join(folder, 'wards/visit.html')]))
    expect(named.map((id) => id.slice(folder.length))).toEqual(['wards/1/visit', 'wards/visit'])
    expect(ids(await read([join(folder, 'wards/1/visit.txt'), join(folder, 'wards/2/all.csv')]))[0]).toBe('visit')
  })
  it('limits reach the readers', async () => {
    const lines = file('long.ndjson', `{"id":"a","text":"${'x'.repeat(2000)}"}\n{"id":"b","text":"y"}\n`)
    expect(await read([lines], { limits: { recordBytes: 1000 } })).toEqual([
      'long.ndjson:1 ndjson: readers/line-too-long',
      'long.ndjson:2 ndjson: b',
    ])
  })
  it('a format that is none', async () =>
    await expect(read(['-'], { format: 'pdf' })).rejects.toThrow('There is no reader called "pdf"'))
})
