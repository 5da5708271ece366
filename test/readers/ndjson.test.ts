/** NDJSON. */
import { describe, expect, it } from 'vitest'
import { bytes, chunked, endless, outcome, readAll } from './source.ts'

describe('lines', () => {
  const given = '{"id":"a","text":"é"}\n\r\n{"id":"b","text":"x"}\r\n{"id":"c"}\n[]\n{"text":"no id"}'
  it('in any chunks', async () => {
    const expected = ['a', 'b', 'readers/no-text-field', 'readers/no-text-field', 'lines-6']
    expect(await outcome(given, 'd/lines.ndjson')).toEqual(expected)
    expect(await outcome(chunked(bytes(given), 1), 'd/lines.ndjson')).toEqual(expected)
  })
  it('begin where they say', async () => {
    const reads = await readAll(given, 'lines.ndjson')
    expect(reads.map((read) => ('note' in read ? read.origin.at : read.rejected.at))).toEqual([0, 25, 48, 59, 62])
  })
  it('one over the limit is skipped without being held, and the next one read', async () => {
    const { input } = endless('{"id":"a","text":"', 'word '.repeat(1000), 200)
    async function* both() {
      yield* input
      yield bytes('"}\n{"id":"b","text":"ok"}\n')
    }
    expect(await outcome(both(), 'x.ndjson', { limits: { recordBytes: 10_000 } })).toEqual([
      'readers/line-too-long',
      'b',
    ])
  })
  it('deep nesting and empty inputs', async () => {
    expect(await outcome(`${'['.repeat(100_000)}\n{"id":"a","text":""}`, 'x.ndjson')).toEqual(['readers/bad-json', 'a'])
    expect(await outcome('', 'x.ndjson')).toEqual([])
  })
  it('never say a word of the line', async () => {
    const [read] = await readAll('{"id":"a","text":"secret', 'x.ndjson')
    expect(JSON.stringify(read)).not.toContain('secret')
  })
})
